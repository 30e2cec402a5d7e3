BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Remove-UdeskSession' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'deletes the records of one customer within the time' {
        $vip = Get-UdeskCustomer -CustomerToken vip-customer
        Remove-UdeskSession (Get-Date).AddDays(-10) (Get-Date) -CustomerId $vip.Id -Confirm:$false | Should -BeNullOrEmpty
        $left = @(Get-Stored $simulator 'sessions' | Where-Object closed_at)
        @($left | Where-Object customer_id -eq $vip.Id).Count | Should -Be 1
        @($left | Where-Object customer_id -ne $vip.Id).Count | Should -Be 1
        (@(Get-Request $simulator 'destroy_session')[0].query | Where-Object name -eq 'customer_id').value | Should -Be "$($vip.Id)"
    }

    It 'never takes an empty or missing customer for all of them' {
        { Remove-UdeskSession 2020-01-01 2020-01-02 -CustomerId '' -Confirm:$false } | Should -Throw
        [pscustomobject]@{ StartTime = '2020-01-01'; EndTime = '2020-01-02'; CustomerId = '' } | Remove-UdeskSession -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable empty
        $empty.Count | Should -Be 1
        Remove-UdeskSession 2020-01-01 2020-01-02 -AllCustomers:$false -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable missing
        $missing[0].FullyQualifiedErrorId | Should -BeLike 'MissingCustomer,*'
        @(Get-Request $simulator 'destroy_session').Count | Should -Be 0
    }

    It 'refuses -AllCustomers for rows that name a customer each' {
        [pscustomobject]@{ StartTime = '2020-01-01'; EndTime = '2020-01-02'; CustomerId = 5 } | Remove-UdeskSession -AllCustomers -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'AmbiguousCustomer,*'
        @(Get-Request $simulator 'destroy_session').Count | Should -Be 0
    }

    It 'sends nothing with -WhatIf, nor for a time that ends before it begins' {
        Remove-UdeskSession 2020-01-01 2020-01-02 -AllCustomers -WhatIf
        Remove-UdeskSession 2020-01-02 2020-01-01 -AllCustomers -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidWindow,*'
        @(Get-Request $simulator 'destroy_session').Count | Should -Be 0
    }

    It 'deletes everybody''s records when that is what was said' {
        Remove-UdeskSession (Get-Date).AddDays(-60) (Get-Date) -AllCustomers -Confirm:$false
        @(Get-Stored $simulator 'sessions' | Where-Object closed_at).Count | Should -Be 0
    }
}
