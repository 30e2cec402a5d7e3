BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskUserGroup' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'lists groups with their agents' {
        $groups = @(Get-UdeskUserGroup)
        $groups.GroupId | Should -Be 101, 102, 103
        $groups[1].Agent.NickName | Should -Be 'Anna', 'Boris'
        (Get-UdeskUserGroup $groups[2].Name).GroupId | Should -Be 103
        (Get-UdeskUserGroup -First 1 -Skip 1).GroupId | Should -Be 102
    }

    It 'puts names to the numbers of a pipeline with one listing' {
        103, 9, 101 | Get-UdeskUserGroup -ErrorAction SilentlyContinue -ErrorVariable failure | ForEach-Object GroupId | Should -Be 101, 103
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'GroupNotFound,*'
        @(Get-Request $simulator 'user_groups').Count | Should -Be 1
    }
}
