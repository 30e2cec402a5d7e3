BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UsedeskUser' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
    }

    It 'lists the agents of every type with one call where the service gives them all' {
        $users = @(Get-UsedeskUser)
        $users.UserId | Should -Be 2156, 2157, 2158, 2159
        $users.Role | Should -Be employee, admin, support, employee
        @(Get-Request $simulator users).Count | Should -Be 1
    }

    It 'takes several IDs in one text, as a CSV file has them, and anything else that is a list of numbers' {
        @(Get-UsedeskUser '2156, 2158').UserId | Should -Be 2156, 2158
        @(Get-UsedeskUser '2156', '2158').UserId | Should -Be 2156, 2158
        @(Get-UsedeskUser 2156, 2158).UserId | Should -Be 2156, 2158
        @('2156,2158', 2157 | Get-UsedeskUser).UserId | Should -Be 2156, 2158, 2157
        @("UserId`n`"2156,2158`"" | ConvertFrom-Csv | Get-UsedeskUser).UserId | Should -Be 2156, 2158
        { Get-UsedeskUser 'ivan' } | Should -Throw "*no agent named 'ivan'*"
    }

    It 'asks for the other types too where the service gives employees only' {
        Set-Simulator $simulator @{ usersDefaultEmployee = $true }
        @(Get-UsedeskUser).UserId | Sort-Object | Should -Be 2156, 2157, 2158, 2159
        @(Get-Request $simulator users).json.user_type | Should -Be $null, admin, support
    }

    It 'shows both flags under the names that the update has, as Booleans' {
        Update-UsedeskUser -UserId 2157 -TicketOnlineStatus Online
        Update-UsedeskUser -UserId 2158 -ChatOnlineStatus Online
        $ivan, $sam = Get-UsedeskUser -UserId 2157, 2158
        $ivan.TicketOnlineStatus | Should -BeOfType bool
        $ivan.TicketOnlineStatus | Should -BeTrue
        $ivan.ChatOnlineStatus | Should -BeFalse
        $sam.TicketOnlineStatus | Should -BeFalse
        $sam.ChatOnlineStatus | Should -BeTrue
    }

    It 'shows the default group, or none, and the groups' {
        $olga, $nora = Get-UsedeskUser 2156, 2159
        $olga.GroupId | Should -Be 11
        $olga.Groups.Name | Should -Be 'First line', 'Second line'
        $nora.GroupId | Should -BeNullOrEmpty
        $nora.Groups.Count | Should -Be 0
    }

    It 'sends the filters, and asks once for each type' {
        (Get-UsedeskUser -GroupId 12 -UserType Admin -Query ivan).UserId | Should -Be 2157
        $sent = (Get-Request $simulator users).json
        $sent.group_id | Should -Be 12
        $sent.user_type | Should -BeExactly admin
        $sent.query | Should -Be ivan
        @(Get-UsedeskUser -UserType admin, support).UserId | Should -Be 2157, 2158
        @(Get-Request $simulator users).Count | Should -Be 3
    }

    It 'takes numbers and objects from the pipeline' {
        (2156, '2157' | Get-UsedeskUser).Name | Should -Be 'Olga Agent', 'Ivan Admin'
        ([pscustomobject]@{ UserId = '2158' } | Get-UsedeskUser).Name | Should -Be 'Sam Support'
    }

    It 'reports an agent who is not there and goes on' {
        $users = Get-UsedeskUser 99, 2156 -ErrorAction SilentlyContinue -ErrorVariable failures
        $users.UserId | Should -Be 2156
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        $failures[0].TargetObject | Should -Be 99
    }

    It 'reports a group that is not there, in either shape of refusal' {
        Get-UsedeskUser -GroupId 99 -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UsedeskApi.118,*'
        Set-Simulator $simulator @{ validation422 = $true }
        Get-UsedeskUser -GroupId 99 -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Http.422,*'
        $failures[0].Exception.ServerText | Should -Be 'Invalid group id'
    }

    It 'refuses a type that does not exist before anything is sent' {
        Get-UsedeskUser -UserType boss -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator users).Count | Should -Be 0
    }

    It 'repeats after a passing failure, being a read' {
        Add-Fault $simulator @{ service = 'usedesk'; path = 'users'; kind = 'status'; status = 503; retryAfter = '0' }
        @(Get-UsedeskUser).Count | Should -Be 4
        @(Get-Request $simulator users).Count | Should -Be 2
    }
}
