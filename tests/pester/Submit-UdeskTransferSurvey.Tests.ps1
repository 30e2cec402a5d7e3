BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $robot = New-UdeskImSession robot-customer -AssignType urobot -RobotId 2 -SceneId 114
}

AfterAll { Stop-Simulator $simulator }

Describe 'Submit-UdeskTransferSurvey' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'sends the session''s numbers from a piped session object, and can be read back' {
        $robot | Submit-UdeskTransferSurvey
        $request = @(Get-Request $simulator 'im/sessions/transfer_survey')[0]
        $request.method | Should -Be 'POST'
        $request.contentType | Should -BeLike 'application/json*'
        $request.body | Should -Be ('{{"im_sub_session_id":{0},"robot_id":2,"scene_id":114}}' -f $robot.UrobotSessionId)
        $stored = Get-Stored $simulator "sessions/$($robot.UrobotSessionId)"
        @($stored.surveys.transfer_survey)[-1].robot_id | Should -Be 2
    }

    It 'emits nothing, or with -PassThru what Udesk answers' {
        $robot | Submit-UdeskTransferSurvey  | Should -BeNullOrEmpty
        ($robot | Submit-UdeskTransferSurvey  -PassThru).GetType().Name | Should -Be 'Acknowledgement'
    }

    It 'takes parameters by name, and rows of a CSV file' {
        Submit-UdeskTransferSurvey  -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114
        "ImSubSessionId,UrobotSessionId,RobotId,SceneId`n$($robot.UrobotSessionId),,2,114" | ConvertFrom-Csv | Submit-UdeskTransferSurvey
        $requests = @(Get-Request $simulator 'im/sessions/transfer_survey')
        $requests.Count | Should -Be 2
        $requests.ForEach({ $_.json.im_sub_session_id }) | Should -Be @($robot.UrobotSessionId, $robot.UrobotSessionId)
        $requests.status | Should -Be @(200, 200)
        $requests.carriedOut | Should -Be @($true, $true)
    }

    It 'takes the receipt of a message to the robot' {
        $robot | Send-UdeskImMessage -Content 'question' | Submit-UdeskTransferSurvey
        @(Get-Request $simulator 'im/sessions/transfer_survey')[0].json.im_sub_session_id | Should -Be $robot.UrobotSessionId
    }

    It 'reports what Udesk does not know, with the item, and goes on' {
        $items = [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = 999999; RobotId = 2; SceneId = 114 }, [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = $robot.UrobotSessionId; RobotId = 77; SceneId = 114 }, $robot
        $items | Submit-UdeskTransferSurvey  -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId.ForEach({ $_.Split(',')[0] }) | Should -Be @('UdeskApi.9200', 'UdeskApi.2005')
        $failure[0].TargetObject.ImSubSessionId | Should -Be 999999
        @(Get-Request $simulator 'im/sessions/transfer_survey').Count | Should -Be 3
    }

    It 'sends nothing without a session, or with a number that is none' {
        Submit-UdeskTransferSurvey  -RobotId 2 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NoSession,*'
        Submit-UdeskTransferSurvey  -ImSubSessionId 5 -RobotId 0 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'im/sessions/transfer_survey').Count | Should -Be 0
    }

    It 'shows Udesk''s text with -PassThru' { ($robot | Submit-UdeskTransferSurvey -PassThru).Message | Should -Be 'success' }

    It 'sends nothing with -WhatIf' {
        $robot | Submit-UdeskTransferSurvey  -WhatIf
        @(Get-Request $simulator 'im/sessions/transfer_survey').Count | Should -Be 0
    }
}
