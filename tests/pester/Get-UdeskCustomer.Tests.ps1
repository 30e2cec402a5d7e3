BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskCustomer' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'finds a customer by <By>' -TestCases @(
        @{ By = 'CustomerToken'; Type = 'token'; Content = 'vip-customer' }
        @{ By = 'Email'; Type = 'email'; Content = 'vera.old@example.test' }
        @{ By = 'CellPhone'; Type = 'cellphone'; Content = '13800000001' }
    ) {
        $by = @{ $By = $Content }
        $customer = Get-UdeskCustomer @by
        $customer.NickName | Should -Be 'Vera VIP'
        $customer.OtherEmail | Should -Be 'vera.private@example.test', 'vera.old@example.test'
        $customer.CustomField['TextField_1'] | Should -Be 'blue'
        $query = @(Get-Request $simulator 'customers/get_customer')[0].query
        ($query | Where-Object name -EQ 'type').value | Should -Be $Type
        ($query | Where-Object name -EQ 'content').value | Should -Be $Content
        (Get-UdeskCustomer -Id $customer.Id).CustomerToken | Should -Be 'vip-customer'
        ($customer.Id | Get-UdeskCustomer).CustomerToken | Should -Be 'vip-customer'
    }

    It 'reads contacts in whichever way they are written (<_>)' -ForEach @(0..5) {
        $customer = Get-UdeskCustomer -CustomerToken "contacts-$_"
        $customer.Email | Should -Be "contacts$_@example.test"
        $customer.OtherEmail | Should -Be "contacts$_.work@example.test", "contacts$_.home@example.test"
        $customer.CellPhone | Should -Be "1370000000$_", "1370000001$_"
        $customer.Tag | Should -Be 'gold', 'early'
        $customer.OrganizationId | Should -Be (401 + $_ % 2)
    }

    It 'takes the customer of an object that has both an Id and a CustomerId' {
        $vip = Get-UdeskCustomer -CustomerToken vip-customer
        ([pscustomobject]@{ Id = 1; CustomerId = $vip.Id } | Get-UdeskCustomer).CustomerToken | Should -Be 'vip-customer'
    }

    It 'reports an unknown customer and goes on' {
        $found = 'nobody', 'vip-customer' | ForEach-Object { [pscustomobject]@{ CustomerToken = $_ } } | Get-UdeskCustomer -ErrorAction SilentlyContinue -ErrorVariable failure
        $found.NickName | Should -Be 'Vera VIP'
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].TargetObject.CustomerToken | Should -Be 'nobody'
    }

    It 'lists customers page by page' {
        $null = Invoke-Control $simulator POST customers/seed @{ count = 230 }
        $all = @(Get-UdeskCustomer)
        $all.Count | Should -BeGreaterThan 230
        @($all.Id | Sort-Object -Unique).Count | Should -Be $all.Count
        @(Get-Request $simulator 'customers').Count | Should -Be 3
        Clear-Request $simulator
        @(Get-UdeskCustomer | Select-Object -First 5).Count | Should -Be 5
        @(Get-UdeskCustomer -First 3 -Skip 2).Id | Should -Be $all[2..4].Id
        @(Get-Request $simulator 'customers').Count | Should -Be 2
    }

    It 'lists by filter and by text' {
        $filter = Get-UdeskCustomerFilter VIP
        (Get-UdeskCustomer -FilterId $filter.FilterId).CustomerToken | Should -Contain 'vip-customer'
        (Get-UdeskCustomer -Query 'Vera VIP').CustomerToken | Should -Be 'vip-customer'
        Get-UdeskCustomer -FilterId 99 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
    }

    It 'says where the service lists no more' {
        Get-UdeskCustomer -Skip 10000 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $rows = (1..100 | ForEach-Object { '{"id":' + $_ + '}' }) -join ','
        Add-Fault $simulator @{ service = 'udesk'; path = '/customers'; kind = 'body'; times = 2; body = '{"code":1000,"customers":[' + $rows + '],"meta":{"total_pages":2000,"total_count":200000}}' }
        $null = Get-UdeskCustomer -Skip 9900 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '*lists 10000 rows at most*a filter or a query*'
        $null = Get-UdeskCustomer -Skip 9900 -First 100 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
    }

    It 'warns where rows left the listing while it was read' {
        foreach ($page in @{ Rows = 1..100; Total = 300 }, @{ Rows = 201..300; Total = 200 }) {
            $rows = ($page.Rows | ForEach-Object { '{"id":' + $_ + '}' }) -join ','
            Add-Fault $simulator @{ service = 'udesk'; path = '/customers'; kind = 'body'; times = 1; body = '{"code":1000,"customers":[' + $rows + '],"meta":{"total_pages":2,"total_count":' + $page.Total + '}}' }
        }
        @(Get-UdeskCustomer -WarningVariable warnings -WarningAction SilentlyContinue).Count | Should -Be 200
        $warnings | Should -BeLike '*counted 300 rows, and 200 with page 2*Read all of a listing before*'
    }

    It 'takes a key that is empty by mistake for no wish to list everybody' {
        { Get-UdeskCustomer -CustomerToken $null } | Should -Throw -ErrorId 'EmptyArgument,*'
        [pscustomobject]@{ CustomerToken = '' } | Get-UdeskCustomer -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-UdeskCustomer -CustomerToken vip-customer -Query x -ErrorAction SilentlyContinue -ErrorVariable +failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        $failure[1].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @(Get-Request $simulator 'customers*').Count | Should -Be 0
    }

    It 'needs something to look for' {
        Get-UdeskCustomer -By Email -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        @(Get-Request $simulator 'get_customer').Count | Should -Be 0
    }
}
