BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Disconnect-Udesk' {
    BeforeEach {
        Get-UdeskConnection * | ForEach-Object { Disconnect-Udesk $_.Name }
        Clear-Request $simulator
    }

    It 'closes the current connection, and the one before it is current again' {
        Connect-Udesk -Subdomain one -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        Connect-Udesk -Subdomain two -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        Disconnect-Udesk
        (Get-UdeskConnection).Name | Should -Be 'one'
        @(Get-UdeskConnection *).Count | Should -Be 1
    }

    It 'closes connections by name with wildcards' {
        Connect-Udesk -Subdomain one -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        Connect-Udesk -Subdomain two -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        Disconnect-Udesk *one*
        @(Get-UdeskConnection *).Name | Should -Be 'two'
    }

    It 'takes connections from the pipeline' {
        Connect-Udesk -Subdomain one -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        Connect-Udesk -Subdomain two -Email a@example.test -ApiToken (ConvertTo-Secret secret)
        Get-UdeskConnection * | Disconnect-Udesk
        Get-UdeskConnection * | Should -BeNullOrEmpty
    }

    It 'leaves a connection that was kept in a variable unable to call: <When>' -ForEach @(
        @{ When = 'after a call'; Calls = $true }
        @{ When = 'before the first call'; Calls = $false }
    ) {
        Connect-Simulator $simulator
        $kept = Get-UdeskConnection
        if ($Calls) { Test-UdeskConnection | Should -BeTrue }
        Clear-Request $simulator
        Disconnect-Udesk
        { Get-UdeskAgentStatus -Connection $kept } | Should -Throw -ErrorId 'ConnectionClosed,*'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'says so when there is no such connection' {
        Disconnect-Udesk nowhere -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionNotFound,*'
        $failure[0].TargetObject | Should -Be 'nowhere'
    }

    It 'says so when there is no connection at all' {
        Disconnect-Udesk -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'asks the service nothing' {
        Connect-Simulator $simulator
        Disconnect-Udesk
        @(Get-Request $simulator).Count | Should -Be 0
    }
}
