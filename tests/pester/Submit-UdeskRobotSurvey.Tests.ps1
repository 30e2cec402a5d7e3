BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $robot = New-UdeskImSession robot-customer -AssignType urobot -RobotId 2 -SceneId 114
}

AfterAll { Stop-Simulator $simulator }

Describe 'Submit-UdeskRobotSurvey' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'sends the session''s numbers from a piped session object, and can be read back' {
        $robot | Submit-UdeskRobotSurvey -Option Satisfied -Remark 'Very good'
        $request = @(Get-Request $simulator 'im/sessions/robot_survey')[0]
        $request.method | Should -Be 'POST'
        $request.contentType | Should -BeLike 'application/json*'
        $request.body | Should -Be ('{{"customer_token":"robot-customer","im_sub_session_id":{0},"robot_id":2,"scene_id":114,"option_id":2,"remark":"Very good"}}' -f $robot.UrobotSessionId)
        $stored = Get-Stored $simulator "sessions/$($robot.UrobotSessionId)"
        @($stored.surveys.robot_survey)[-1].robot_id | Should -Be 2
    }

    It 'emits nothing, or with -PassThru what Udesk answers' {
        $robot | Submit-UdeskRobotSurvey -Option Satisfied -Remark 'Very good' | Should -BeNullOrEmpty
        ($robot | Submit-UdeskRobotSurvey -Option Satisfied -Remark 'Very good' -PassThru).GetType().Name | Should -Be 'Acknowledgement'
    }

    It 'takes parameters by name, and rows of a CSV file' {
        Submit-UdeskRobotSurvey -Option Satisfied -Remark 'Very good' -CustomerToken robot-customer -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114
        "ImSubSessionId,UrobotSessionId,RobotId,SceneId,CustomerToken,Option`n$($robot.UrobotSessionId),,2,114,robot-customer,Unsatisfied" | ConvertFrom-Csv | Submit-UdeskRobotSurvey
        $requests = @(Get-Request $simulator 'im/sessions/robot_survey')
        $requests.Count | Should -Be 2
        $requests.ForEach({ $_.json.im_sub_session_id }) | Should -Be @($robot.UrobotSessionId, $robot.UrobotSessionId)
        $requests.status | Should -Be @(200, 200)
        $requests.carriedOut | Should -Be @($true, $true)
    }

    It 'takes the receipt of a message to the robot' {
        $robot | Send-UdeskImMessage -Content 'question' | Submit-UdeskRobotSurvey -Option 3
        @(Get-Request $simulator 'im/sessions/robot_survey')[0].json.im_sub_session_id | Should -Be $robot.UrobotSessionId
    }

    It 'reports what Udesk does not know, with the item, and goes on' {
        $items = [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = 999999; RobotId = 2; SceneId = 114 }, [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = $robot.UrobotSessionId; RobotId = 77; SceneId = 114 }, $robot
        $items | Submit-UdeskRobotSurvey -Option 3 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId.ForEach({ $_.Split(',')[0] }) | Should -Be @('UdeskApi.9200', 'UdeskApi.2005')
        $failure[0].TargetObject.ImSubSessionId | Should -Be 999999
        @(Get-Request $simulator 'im/sessions/robot_survey').Count | Should -Be 3
    }

    It 'sends nothing without a session, or with a number that is none' {
        Submit-UdeskRobotSurvey -Option 3 -CustomerToken c -RobotId 2 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NoSession,*'
        Submit-UdeskRobotSurvey -Option 3 -CustomerToken c -ImSubSessionId 5 -RobotId 0 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'im/sessions/robot_survey').Count | Should -Be 0
    }

    It 'takes <option> as <id>' -ForEach @(@{ Option = 'satisfied'; Id = 2 }, @{ Option = 'Average'; Id = 3 }, @{ Option = '4'; Id = 4 }, @{ Option = 2; Id = 2 }) {
        $robot | Submit-UdeskRobotSurvey $option
        $json = @(Get-Request $simulator 'im/sessions/robot_survey')[0].json
        $json.option_id | Should -Be $id
        $json.PSObject.Properties.Name | Should -Not -Contain remark
    }

    It 'refuses another option, and sends nothing' {
        { $robot | Submit-UdeskRobotSurvey 5 } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        @(Get-Request $simulator 'im/sessions/robot_survey').Count | Should -Be 0
    }

    It 'shows Udesk''s thanks with -PassThru' { ($robot | Submit-UdeskRobotSurvey Average -PassThru).Message | Should -BeLike 'Thank you*' }

    It 'sends nothing with -WhatIf' {
        $robot | Submit-UdeskRobotSurvey -Option Satisfied -Remark 'Very good' -WhatIf
        @(Get-Request $simulator 'im/sessions/robot_survey').Count | Should -Be 0
    }
}
