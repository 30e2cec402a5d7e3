BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskAgent' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'lists agents, those who are switched off when they are wanted' {
        $agents = @(Get-UdeskAgent)
        $agents.AgentId | Should -Contain 201
        $agents.AgentId | Should -Not -Contain 207
        (Get-UdeskAgent -WithDisabled | Where-Object IsDisabled).AgentId | Should -Be 207
        (Get-UdeskAgent Tom*).Email | Should -Be $agents[0].Email
        @(Get-UdeskAgent -First 2 -Skip 1).AgentId | Should -Be $agents[1..2].AgentId
        @(Get-UdeskAgent -Name * -First 2 -Skip 1).AgentId | Should -Be $agents[1..2].AgentId
    }

    It 'puts names to the numbers of a pipeline with one listing' {
        $agents = @(Find-UdeskImSession -Closed | Get-UdeskAgent)
        @($agents.AgentId | Sort-Object -Unique).Count | Should -Be $agents.Count
        @(Get-Request $simulator '/agents').Count | Should -Be 1
        201, 99999, 207 | Get-UdeskAgent -ErrorAction SilentlyContinue -ErrorVariable failure | ForEach-Object AgentId | Should -Be 201, 207
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'AgentNotFound,*'
        $failure[0].TargetObject | Should -Be 99999
    }

    It 'lists the agents of groups' {
        (Get-UdeskUserGroup | Where-Object GroupId -EQ 102 | Get-UdeskAgent).NickName | Should -Be 'Anna', 'Boris'
        Get-UdeskAgent -GroupId 999 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
    }

    It 'shows no secret of a phone, whichever way agents are read' {
        $answers = (Get-UdeskAgent -WithDisabled), (Invoke-UdeskApi GET agents), (Invoke-UdeskApi GET agents/get_agent -Query @{ type = 'id'; content = 205 })
        $text = ConvertTo-Json $answers -Depth 9
        $text | Should -BeLike '*agent*'
        $text | Should -Not -BeLike '*fake-phone-secret*'
        $text | Should -Not -BeLike '*password*'
    }
}
