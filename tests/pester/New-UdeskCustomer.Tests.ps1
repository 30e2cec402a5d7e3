BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-UdeskCustomer' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'makes a customer that can be read back, and sends what was given' {
        $customer = New-UdeskCustomer crm-1 '王芳' -Email wang@example.test -OtherEmail wang.work@example.test -CellPhone 13900000001, 13900000002 -Tag vip, new -Level VIP -CustomField @{ TextField_1 = 'red'; SelectField_2 = @('0') }
        $customer.Id | Should -BeGreaterThan 0
        $customer.CustomerToken | Should -Be 'crm-1'
        $customer.OtherEmail | Should -Be 'wang.work@example.test'
        $customer.CellPhone | Should -Be '13900000001', '13900000002'
        $customer.Tag | Should -Be 'vip', 'new'
        $customer.CreatedAt.Offset.Hours | Should -Be 8
        $body = @(Get-Request $simulator 'customers')[0].body | ConvertFrom-Json
        $body.customer.open_api_token | Should -Be 'crm-1'
        $body.customer.level | Should -Be 'vip'
        (ConvertTo-Json $body.customer.cellphones -Compress) | Should -Be '[[null,"13900000001"],[null,"13900000002"]]'
        (ConvertTo-Json $body.other_emails -Compress) | Should -Be '[[null,"wang.work@example.test"]]'
        $body.tags | Should -Be 'vip,new'
        $body.customer.custom_fields.SelectField_2 | Should -Be '0'
    }

    It 'takes rows of a CSV file; one that Udesk refuses does not stop the others' {
        $rows = "CustomerToken,NickName,Email,CellPhone,OwnerId`ncsv-1,One,,,`ncsv-2,Two,no mail,,`ncsv-3,Three,,13900000033,201" | ConvertFrom-Csv
        $made = $rows | New-UdeskCustomer -ErrorAction SilentlyContinue -ErrorVariable failures
        $made.CustomerToken | Should -Be 'csv-1', 'csv-3'
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failures[0].TargetObject.CustomerToken | Should -Be 'csv-2'
        (Get-Stored $simulator 'customers' | Where-Object open_api_token -EQ 'csv-3').owner_id | Should -Be 201
    }

    It 'refuses to make a customer of nothing, before anything is sent' {
        New-UdeskCustomer -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        @(Get-Request $simulator 'customers').Count | Should -Be 0
    }

    It 'makes no second customer when the connection breaks after the service acted' {
        Add-Fault $simulator @{ service = 'udesk'; path = '/customers'; kind = 'cut-after' }
        New-UdeskCustomer cut-1 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'WriteOutcomeUnknown,*'
        @(Get-Request $simulator 'customers').Count | Should -Be 1
    }

    It 'sends nothing with -WhatIf' {
        New-UdeskCustomer what-if -WhatIf
        @(Get-Request $simulator 'customers').Count | Should -Be 0
    }

    It 'begins a chain: customer, session, closed' {
        New-UdeskCustomer chain-1 | New-UdeskImSession -AssignType agent | Close-UdeskImSession -Confirm:$false
        $session = Get-Stored $simulator 'sessions' | Where-Object customer_token -EQ 'chain-1'
        $session.closed_at | Should -Not -BeNullOrEmpty
    }
}
