BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $robot = New-UdeskImSession robot-customer -AssignType urobot -RobotId 2 -SceneId 114
}

AfterAll { Stop-Simulator $simulator }

Describe 'Submit-UdeskRobotHit' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'sends the session''s numbers from a piped session object, and can be read back' {
        $robot | Submit-UdeskRobotHit -QuestionId 2122 -QueryType CommonQuestion -MessageId 9 -Question 'Where?'
        $request = @(Get-Request $simulator 'im/messages/hit')[0]
        $request.method | Should -Be 'POST'
        $request.contentType | Should -BeLike 'application/json*'
        $request.body | Should -Be ('{{"customer_token":"robot-customer","im_sub_session_id":{0},"robot_id":2,"scene_id":114,"message_id":9,"question_id":2122,"query_type":6,"question":"Where?"}}' -f $robot.UrobotSessionId)
        $stored = Get-Stored $simulator "sessions/$($robot.UrobotSessionId)"
        @($stored.surveys.hit)[-1].robot_id | Should -Be 2
    }

    It 'emits nothing, or with -PassThru what Udesk answers' {
        $robot | Submit-UdeskRobotHit -QuestionId 2122 -QueryType CommonQuestion -MessageId 9 -Question 'Where?' | Should -BeNullOrEmpty
        ($robot | Submit-UdeskRobotHit -QuestionId 2122 -QueryType CommonQuestion -MessageId 9 -Question 'Where?' -PassThru).GetType().Name | Should -Be 'Acknowledgement'
    }

    It 'takes parameters by name, and rows of a CSV file' {
        Submit-UdeskRobotHit -QuestionId 2122 -QueryType CommonQuestion -MessageId 9 -Question 'Where?' -CustomerToken robot-customer -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114
        "ImSubSessionId,UrobotSessionId,RobotId,SceneId,CustomerToken,QuestionId,QueryType,MessageId,Question`n$($robot.UrobotSessionId),,2,114,robot-customer,3,SuggestionList,4," | ConvertFrom-Csv | Submit-UdeskRobotHit
        $requests = @(Get-Request $simulator 'im/messages/hit')
        $requests.Count | Should -Be 2
        $requests.ForEach({ $_.json.im_sub_session_id }) | Should -Be @($robot.UrobotSessionId, $robot.UrobotSessionId)
        $requests.status | Should -Be @(200, 200)
        $requests.carriedOut | Should -Be @($true, $true)
    }

    It 'takes the receipt of a message to the robot' {
        $robot | Send-UdeskImMessage -Content 'question' | Submit-UdeskRobotHit -QuestionId 1 -QueryType 7 -MessageId 4
        @(Get-Request $simulator 'im/messages/hit')[0].json.im_sub_session_id | Should -Be $robot.UrobotSessionId
    }

    It 'reports what Udesk does not know, with the item, and goes on' {
        $items = [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = 999999; RobotId = 2; SceneId = 114 }, [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = $robot.UrobotSessionId; RobotId = 77; SceneId = 114 }, $robot
        $items | Submit-UdeskRobotHit -QuestionId 1 -QueryType 7 -MessageId 4 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId.ForEach({ $_.Split(',')[0] }) | Should -Be @('UdeskApi.9200', 'UdeskApi.2005')
        $failure[0].TargetObject.ImSubSessionId | Should -Be 999999
        @(Get-Request $simulator 'im/messages/hit').Count | Should -Be 3
    }

    It 'sends nothing without a session, or with a number that is none' {
        Submit-UdeskRobotHit -QuestionId 1 -QueryType 7 -MessageId 4 -CustomerToken c -RobotId 2 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NoSession,*'
        Submit-UdeskRobotHit -QuestionId 1 -QueryType 7 -MessageId 4 -CustomerToken c -ImSubSessionId 5 -RobotId 0 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'im/messages/hit').Count | Should -Be 0
    }

    It 'takes the query type <type> as <number>' -ForEach @(@{ Type = 'CommonQuestion'; Number = 6 }, @{ Type = 'suggestionlist'; Number = 7 }, @{ Type = 1; Number = 1 }, @{ Type = '12'; Number = 12 }) {
        $robot | Submit-UdeskRobotHit -QuestionId 1 -QueryType $type -MessageId 2
        @(Get-Request $simulator 'im/messages/hit')[0].json.query_type | Should -Be $number
    }

    It 'refuses another word, and lists what there is' {
        { $robot | Submit-UdeskRobotHit -QuestionId 1 -QueryType Other -MessageId 2 } | Should -Throw '*CommonQuestion, SuggestionList*'
        @(Get-Request $simulator 'im/messages/hit').Count | Should -Be 0
    }

    It 'takes the greeting''s number from a session, and its common questions from the pipeline' {
        $robot.TopAsk.Question | Submit-UdeskRobotHit -QueryType CommonQuestion -CustomerToken robot-customer -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114 -MessageId $robot.LogId
        $robot | Submit-UdeskRobotHit 2122 CommonQuestion
        $requests = @(Get-Request $simulator 'im/messages/hit')
        $requests.ForEach({ $_.json.question_id }) | Should -Be @(2122, 3222, 2122)
        $requests[0].json.question | Should -Be 'Where is my order?'
        $requests[2].json.message_id | Should -Be $robot.LogId
    }

    It 'sends nothing with -WhatIf' {
        $robot | Submit-UdeskRobotHit -QuestionId 2122 -QueryType CommonQuestion -MessageId 9 -Question 'Where?' -WhatIf
        @(Get-Request $simulator 'im/messages/hit').Count | Should -Be 0
    }
}
