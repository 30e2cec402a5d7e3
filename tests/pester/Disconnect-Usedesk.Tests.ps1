BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Disconnect-Usedesk' {
    BeforeEach {
        Get-UsedeskConnection * | ForEach-Object { Disconnect-Usedesk $_.Name }
        Clear-Request $simulator
    }

    It 'closes the current connection, and the one before it is current again' {
        Connect-Usedesk -Region Ru -ApiToken (ConvertTo-Secret secret)
        Connect-Usedesk -Region Com -ApiToken (ConvertTo-Secret secret)
        Disconnect-Usedesk
        (Get-UsedeskConnection).Name | Should -Be 'api.usedesk.ru'
        @(Get-UsedeskConnection *).Count | Should -Be 1
    }

    It 'closes connections by name with wildcards' {
        Connect-Usedesk -Region Ru -ApiToken (ConvertTo-Secret secret)
        Connect-Usedesk -Region Com -ApiToken (ConvertTo-Secret secret)
        Disconnect-Usedesk *api.usedesk.ru*
        @(Get-UsedeskConnection *).Name | Should -Be 'secure.usedesk.com'
    }

    It 'takes connections from the pipeline' {
        Connect-Usedesk -Region Ru -ApiToken (ConvertTo-Secret secret)
        Connect-Usedesk -Region Com -ApiToken (ConvertTo-Secret secret)
        Get-UsedeskConnection * | Disconnect-Usedesk
        Get-UsedeskConnection * | Should -BeNullOrEmpty
    }

    It 'leaves a connection that was kept in a variable unable to call: <When>' -ForEach @(
        @{ When = 'after a call'; Calls = $true }
        @{ When = 'before the first call'; Calls = $false }
    ) {
        Connect-Simulator $simulator
        $kept = Get-UsedeskConnection
        if ($Calls) { Test-UsedeskConnection | Should -BeTrue }
        Clear-Request $simulator
        Disconnect-Usedesk
        { Invoke-UsedeskApi POST groups -Connection $kept } | Should -Throw -ErrorId 'ConnectionClosed,*'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'says so when there is no such connection' {
        Disconnect-Usedesk nowhere -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionNotFound,*'
        $failure[0].TargetObject | Should -Be 'nowhere'
    }

    It 'says so when there is no connection at all' {
        Disconnect-Usedesk -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'asks the service nothing' {
        Connect-Simulator $simulator
        Disconnect-Usedesk
        @(Get-Request $simulator).Count | Should -Be 0
    }
}
