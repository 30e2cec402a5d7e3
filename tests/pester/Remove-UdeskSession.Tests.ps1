BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
    $window = @{ StartTime = [DateTimeOffset]::Now.AddDays(-3650); EndTime = [DateTimeOffset]::Now.AddDays(1) }
}

AfterAll { Stop-Simulator $simulator }

Describe 'Remove-UdeskSession' {
    BeforeEach {
        $null = Invoke-Control $simulator POST reset
        Clear-Request $simulator
        $sessions = @(Get-Stored $simulator sessions)
        $closed = @($sessions | Where-Object { $_.closed_at })
        $customer = $closed[0].customer_id
    }

    It 'deletes one customer''s closed sessions and nobody else''s' {
        Remove-UdeskSession @window -CustomerId $customer -Confirm:$false | Should -BeNullOrEmpty
        $left = @(Get-Stored $simulator sessions)
        @($left | Where-Object { $_.closed_at -and $_.customer_id -eq $customer }).Count | Should -Be 0
        $others = @($sessions | Where-Object { -not $_.closed_at -or $_.customer_id -ne $customer })
        @($left.id | Sort-Object) | Should -Be @($others.id | Sort-Object)
    }

    It 'sends the times on Udesk''s clock, and the customer' {
        Remove-UdeskSession -StartTime '2026-05-19 19:50:33' -EndTime '2026-05-20T12:00:00Z' -CustomerId 7 -Confirm:$false
        $request = @(Get-Request $simulator 'im/sessions/destroy_session')[0]
        $request.method | Should -Be 'DELETE'
        $query = @{}
        $request.query | ForEach-Object { $query[$_.name] = $_.value }
        $query.start_time | Should -Be '2026-05-19 19:50:33'
        $query.end_time | Should -Be '2026-05-20 20:00:00'
        $query.customer_id | Should -Be '7'
        $request.bodyLength | Should -Be 0
    }

    It 'deletes everybody''s with -AllCustomers, and only then' {
        Remove-UdeskSession @window -AllCustomers -Confirm:$false
        @(Get-Stored $simulator sessions | Where-Object { $_.closed_at }).Count | Should -Be 0
        @(Get-Stored $simulator sessions).Count | Should -Be ($sessions.Count - $closed.Count)
        @(Get-Request $simulator 'im/sessions/destroy_session')[0].query.name | Should -Not -Contain 'customer_id'
    }

    It 'refuses <Case> and sends nothing' -ForEach @(
        @{ Case = 'customer 0'; Extra = @{ CustomerId = 0 } }
        @{ Case = 'a negative customer'; Extra = @{ CustomerId = -1 } }
        @{ Case = 'a customer that is no number'; Extra = @{ CustomerId = 'everyone' } }
        @{ Case = '-AllCustomers:$false'; Extra = @{ AllCustomers = $false } }
        @{ Case = 'both'; Extra = @{ AllCustomers = $true; CustomerId = 5 } }
    ) {
        { Remove-UdeskSession @window @Extra -Confirm:$false -ErrorAction Stop } | Should -Throw
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'never widens a row without a customer to everybody' {
        $rows = @"
StartTime,EndTime,CustomerId
2020-01-01,2030-01-01,
2020-01-01,2030-01-01,$customer
"@ | ConvertFrom-Csv
        $rows | Remove-UdeskSession -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failures
        $requests = @(Get-Request $simulator 'im/sessions/destroy_session')
        $requests.Count | Should -Be 1
        @($requests[0].query | Where-Object { $_.name -eq 'customer_id' }).value | Should -Be "$customer"
        $failures.Count | Should -Be 1
    }

    It 'refuses a window that ends before it begins' {
        Remove-UdeskSession -StartTime 2026-05-20 -EndTime 2026-05-19 -CustomerId 7 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidWindow,*'
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'sends nothing with -WhatIf, and names whom it would hit' {
        $module = Get-ModulePath
        $text = Invoke-Shell { param($module)
            Import-Module $module
            Connect-Udesk -Subdomain example -Email a@example.test -ApiToken (ConvertTo-SecureString x -AsPlainText -Force) -SkipTest
            Remove-UdeskSession 2026-05-19 2026-05-20 -CustomerId 7 -WhatIf
            Remove-UdeskSession 2026-05-19 2026-05-20 -AllCustomers -WhatIf
        } $module | Out-String
        $text | Should -BeLike '*customer 7,*'
        $text | Should -BeLike '*ALL customers*'
        Remove-UdeskSession @window -AllCustomers -WhatIf
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'asks before it deletes' {
        (Get-Command Remove-UdeskSession).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0].ConfirmImpact | Should -Be 'High'
    }

    It 'does not know what became of a deletion that broke off, and does not repeat it' {
        Add-Fault $simulator @{ path = 'im/sessions/destroy_session'; kind = 'cut-after' }
        Remove-UdeskSession @window -CustomerId $customer -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        @(Get-Request $simulator 'im/sessions/destroy_session').Count | Should -Be 1
    }

    It 'shows Udesk''s refusal with code and text' {
        Add-Fault $simulator @{ path = 'im/sessions/destroy_session'; kind = 'body'; body = '{"code":2000,"message":"wrong start_time"}' }
        Remove-UdeskSession @window -CustomerId $customer -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
        $failure[0].Exception.ServerText | Should -Be 'wrong start_time'
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'refuses -AllCustomers for rows that name a customer each' {
        [pscustomobject]@{ StartTime = '2020-01-01'; EndTime = '2020-01-02'; CustomerId = 5 } |
            Remove-UdeskSession -AllCustomers -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'AmbiguousCustomer,*'
        @(Get-Request $simulator 'destroy_session').Count | Should -Be 0
    }
}
