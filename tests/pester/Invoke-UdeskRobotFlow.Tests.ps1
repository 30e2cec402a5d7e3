BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $robot = New-UdeskImSession robot-customer -AssignType urobot -RobotId 2 -SceneId 114
}

AfterAll { Stop-Simulator $simulator }

Describe 'Invoke-UdeskRobotFlow' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'sends the session''s numbers from a piped session object, and can be read back' {
        $robot | Invoke-UdeskRobotFlow -FlowId 81
        $request = @(Get-Request $simulator 'im/messages/flow')[0]
        $request.method | Should -Be 'POST'
        $request.contentType | Should -BeLike 'application/json*'
        $request.body | Should -Be ('{{"customer_token":"robot-customer","im_sub_session_id":{0},"robot_id":2,"scene_id":114,"flow_id":81}}' -f $robot.UrobotSessionId)
        $stored = Get-Stored $simulator "sessions/$($robot.UrobotSessionId)"
        @($stored.surveys.flow)[-1].robot_id | Should -Be 2
    }

    It 'emits nothing, or with -PassThru what Udesk answers' {
        $robot | Invoke-UdeskRobotFlow -FlowId 81 | Should -BeNullOrEmpty
        ($robot | Invoke-UdeskRobotFlow -FlowId 81 -PassThru).GetType().Name | Should -Be 'Acknowledgement'
    }

    It 'takes parameters by name, and rows of a CSV file' {
        Invoke-UdeskRobotFlow -FlowId 81 -CustomerToken robot-customer -ImSubSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114
        "ImSubSessionId,UrobotSessionId,RobotId,SceneId,CustomerToken,FlowId`n$($robot.UrobotSessionId),,2,114,robot-customer,81" | ConvertFrom-Csv | Invoke-UdeskRobotFlow
        $requests = @(Get-Request $simulator 'im/messages/flow')
        $requests.Count | Should -Be 2
        $requests.ForEach({ $_.json.im_sub_session_id }) | Should -Be @($robot.UrobotSessionId, $robot.UrobotSessionId)
        $requests.status | Should -Be @(200, 200)
        $requests.carriedOut | Should -Be @($true, $true)
    }

    It 'takes the receipt of a message to the robot' {
        $robot | Send-UdeskImMessage -Content 'question' | Invoke-UdeskRobotFlow -FlowId 81
        @(Get-Request $simulator 'im/messages/flow')[0].json.im_sub_session_id | Should -Be $robot.UrobotSessionId
    }

    It 'reports what Udesk does not know, with the item, and goes on' {
        $items = [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = 999999; RobotId = 2; SceneId = 114 }, [pscustomobject]@{ CustomerToken = 'robot-customer'; ImSubSessionId = $robot.UrobotSessionId; RobotId = 77; SceneId = 114 }, $robot
        $items | Invoke-UdeskRobotFlow -FlowId 81 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId.ForEach({ $_.Split(',')[0] }) | Should -Be @('UdeskApi.9200', 'UdeskApi.2005')
        $failure[0].TargetObject.ImSubSessionId | Should -Be 999999
        @(Get-Request $simulator 'im/messages/flow').Count | Should -Be 3
    }

    It 'sends nothing without a session, or with a number that is none' {
        Invoke-UdeskRobotFlow -FlowId 81 -CustomerToken c -RobotId 2 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NoSession,*'
        Invoke-UdeskRobotFlow -FlowId 81 -CustomerToken c -ImSubSessionId 5 -RobotId 0 -SceneId 114 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'im/messages/flow').Count | Should -Be 0
    }

    It 'follows several steps by property name' {
        [pscustomobject]@{ FlowId = '81' }, [pscustomobject]@{ FlowId = 82 } | Invoke-UdeskRobotFlow -CustomerToken robot-customer -UrobotSessionId $robot.UrobotSessionId -RobotId 2 -SceneId 114
        @(Get-Request $simulator 'im/messages/flow').ForEach({ $_.json.flow_id }) | Should -Be @(81, 82)
    }

    It 'refuses a flow that is none' {
        $robot | Invoke-UdeskRobotFlow 0 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'im/messages/flow').Count | Should -Be 0
    }

    It 'sends nothing with -WhatIf' {
        $robot | Invoke-UdeskRobotFlow -FlowId 81 -WhatIf
        @(Get-Request $simulator 'im/messages/flow').Count | Should -Be 0
    }
}
