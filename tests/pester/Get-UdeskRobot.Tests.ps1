BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskRobot' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'lists robots with their scenes' {
        $robots = @(Get-UdeskRobot)
        $robots.RobotId | Should -Be @(2, 3)
        $robots[0].Scene.SceneId | Should -Be @(114, 116)
        $robots[0].SceneId | Should -BeNullOrEmpty
        $robots[1].SceneId | Should -Be 120
        @(Get-Request $simulator 'im/urobots')[0].method | Should -Be 'GET'
    }

    It 'finds robots by name with wildcards' {
        (Get-UdeskRobot ret*).RobotId | Should -Be 3
        @(Get-UdeskRobot Returns, default*).Count | Should -Be 2
        Get-UdeskRobot nothing* | Should -BeNullOrEmpty
    }

    It 'emits one object for each scene with -ExpandScene, and finds scenes by name or number' {
        $scenes = @(Get-UdeskRobot -ExpandScene)
        $scenes.SceneId | Should -Be @(114, 116, 120)
        $scenes.RobotId | Should -Be @(2, 2, 3)
        $scenes[2].RobotName | Should -Be 'Returns'
        (Get-UdeskRobot -Scene 'Default*').SceneId | Should -Be 114
        (Get-UdeskRobot -Scene 116).SceneName | Should -Be 'System Default Scene'
    }

    It 'feeds New-UdeskImSession, by scene or by a robot with one scene' {
        $session = Get-UdeskRobot -Scene 116 | New-UdeskImSession -CustomerToken robots
        $session.AssignType | Should -Be 'urobot'
        $session.SceneId | Should -Be 116
        (Get-UdeskRobot Returns | New-UdeskImSession -CustomerToken robots).SceneId | Should -Be 120
    }

    It 'reads the vendor''s own sample whole' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/urobots'; kind = 'body'; body = '{"code":1000,"message":"Request successful","urobot_list":[{"id":2,"name":"Default Robot","logo":"https://l.example.test/1.png","scene_list":[{"id":114,"name":"Default Scene"},{"id":116,"name":"System Default Scene"}],"created_at":"2018-01-23T10:55:20.000+08:00"},{"id":3,"name":"Test","logo":"","scene_list":[{"id":120,"name":"System Default Scene"}],"created_at":"2018-02-05T11:25:30.000+08:00"}]}' }
        $robots = @(Get-UdeskRobot)
        $robots[0].Name | Should -Be 'Default Robot'
        $robots[0].Logo | Should -Be 'https://l.example.test/1.png'
        $robots[0].Scene[1].SceneName | Should -Be 'System Default Scene'
        $robots[0].CreatedAt | Should -Be ([DateTimeOffset]::Parse('2018-01-23T10:55:20+08:00'))
        $robots[1].Scene.SceneId | Should -Be 120
    }

    It 'takes a robot without scenes' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/urobots'; kind = 'body'; body = '{"code":1000,"urobot_list":[{"id":2,"name":"Bare","scene_list":null}]}' }
        @((Get-UdeskRobot).Scene).Count | Should -Be 0
    }

    It 'reports what Udesk refuses with' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im/urobots'; kind = 'body'; body = '{"code":2000,"exception":"no"}' }
        Get-UdeskRobot -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
    }
}
