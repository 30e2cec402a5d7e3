BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Remove-UdeskCustomer' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'deletes the customer that is named, and no other' {
        $null = New-UdeskCustomer gone-1
        Remove-UdeskCustomer -CustomerToken gone-1 -Confirm:$false | Should -BeNullOrEmpty
        (Get-Stored $simulator 'customers').open_api_token | Should -Not -Contain 'gone-1'
        (Get-Stored $simulator 'customers').open_api_token | Should -Contain 'vip-customer'
        $query = @(Get-Request $simulator 'destroy_customer')[0].query
        ($query | Where-Object name -EQ 'type').value | Should -Be 'token'
    }

    It 'deletes what the pipeline brings, and reports who is not known' {
        $rows = @(New-UdeskCustomer gone-2; [pscustomobject]@{ Id = '999999' })
        $rows | Remove-UdeskCustomer -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        (Get-Stored $simulator 'customers').open_api_token | Should -Not -Contain 'gone-2'
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].TargetObject.Id | Should -Be '999999'
    }

    It 'sends nothing with -WhatIf, nor without a customer' {
        Remove-UdeskCustomer -CustomerToken vip-customer -WhatIf
        Remove-UdeskCustomer -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        @(Get-Request $simulator 'destroy_customer').Count | Should -Be 0
    }

    It 'asks before it deletes' {
        (Get-Command Remove-UdeskCustomer).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }
}
