BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $robot = New-UdeskImSession robot-customer -AssignType urobot -RobotId 2 -SceneId 114
}

AfterAll { Stop-Simulator $simulator }

Describe 'Submit-UdeskAnswerSurvey' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'sends the session''s numbers from a piped session object, and can be read back' {
        $robot | Submit-UdeskAnswerSurvey -Option Unsatisfied -MessageId 111
        $request = @(Get-Request $simulator 'im/messages/answer_survey')[0]
        $request.method | Should -Be 'POST'
        $request.contentType | Should -BeLike 'application/json*'
        $request.body | Should -Be ('{{"customer_token":"robot-customer","im_sub_session_id":{0},"robot_id":2,"scene_id":114,"message_id":111,"option_id":2}}' -f $robot.UrobotSessionId)
        $stored = Get-Stored $simulator "sessions/$($robot.UrobotSessionId)"
        @($stored.surveys.answer_survey)[-1].robot_id | Should -Be 2
    }

    It 'rates the greeting of a piped session by its LogId' {
        $robot.LogId | Should -BeGreaterThan 0
        $robot | Submit-UdeskAnswerSurvey Satisfied
        @(Get-Request $simulator 'im/messages/answer_survey')[0].json.message_id | Should -Be $robot.LogId
    }

    It 'emits nothing, or with -PassThru what Udesk answers' {
        $robot | Submit-UdeskAnswerSurvey -Option Unsatisfied -MessageId 111 | Should -BeNullOrEmpty
        ($robot | Submit-UdeskAnswerSurvey -Option Unsatisfied -MessageId 111 -PassThru).GetType().Name | Should -Be 'Acknowledgement'
    }

    It 'takes parameters by name, and rows of a CSV file' {
        Submit-UdeskAnswerSurvey -Option Unsatisfied -MessageId 111 -CustomerToken robot-customer -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114
        "ImSubSessionId,UrobotSessionId,RobotId,SceneId,CustomerToken,Option,MessageId`n$($robot.UrobotSessionId),,2,114,robot-customer,1,7" | ConvertFrom-Csv | Submit-UdeskAnswerSurvey
        $requests = @(Get-Request $simulator 'im/messages/answer_survey')
        $requests.Count | Should -Be 2
        $requests.ForEach({ $_.json.im_sub_session_id }) | Should -Be @($robot.UrobotSessionId, $robot.UrobotSessionId)
        $requests.status | Should -Be @(200, 200)
        $requests.carriedOut | Should -Be @($true, $true)
    }

    It 'takes the receipt of a message to the robot' {
        $robot | Send-UdeskImMessage -Content 'question' | Submit-UdeskAnswerSurvey -Option Satisfied -MessageId 1
        @(Get-Request $simulator 'im/messages/answer_survey')[0].json.im_sub_session_id | Should -Be $robot.UrobotSessionId
    }

    It 'reports what Udesk does not know, with the item, and goes on' {
        $items = [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = 999999; RobotId = 2; SceneId = 114 }, [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = $robot.UrobotSessionId; RobotId = 77; SceneId = 114 }, $robot
        $items | Submit-UdeskAnswerSurvey -Option Satisfied -MessageId 1 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId.ForEach({ $_.Split(',')[0] }) | Should -Be @('UdeskApi.9200', 'UdeskApi.2005')
        $failure[0].TargetObject.ImSubSessionId | Should -Be 999999
        @(Get-Request $simulator 'im/messages/answer_survey').Count | Should -Be 3
    }

    It 'sends nothing without a session, or with a number that is none' {
        Submit-UdeskAnswerSurvey -Option Satisfied -MessageId 1 -CustomerToken c -RobotId 2 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NoSession,*'
        Submit-UdeskAnswerSurvey -Option Satisfied -MessageId 1 -CustomerToken c -ImSubSessionId 5 -RobotId 0 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'im/messages/answer_survey').Count | Should -Be 0
    }

    It 'takes <option> as <id>' -ForEach @(@{ Option = 'Satisfied'; Id = 1 }, @{ Option = '2'; Id = 2 }) {
        $robot | Submit-UdeskAnswerSurvey $option -MessageId 5
        @(Get-Request $simulator 'im/messages/answer_survey')[0].json.option_id | Should -Be $id
    }

    It 'refuses another option, and a message id that is no number' {
        { $robot | Submit-UdeskAnswerSurvey Average -MessageId 5 } | Should -Throw
        { $robot | Submit-UdeskAnswerSurvey Satisfied -MessageId abc } | Should -Throw '*not a whole number*'
        @(Get-Request $simulator 'im/messages/answer_survey').Count | Should -Be 0
    }

    It 'sends nothing with -WhatIf' {
        $robot | Submit-UdeskAnswerSurvey -Option Unsatisfied -MessageId 111 -WhatIf
        @(Get-Request $simulator 'im/messages/answer_survey').Count | Should -Be 0
    }
}
