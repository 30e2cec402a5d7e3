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

    It 'needs something to look for' {
        Get-UdeskCustomer -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MissingParameter,*'
        @(Get-Request $simulator 'get_customer').Count | Should -Be 0
    }
}
