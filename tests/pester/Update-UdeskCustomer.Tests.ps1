BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Update-UdeskCustomer' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    BeforeAll {
        function Get-Body { @(Get-Request $simulator 'customers/update_customer')[-1].body | ConvertFrom-Json }
    }

    BeforeEach {
        $null = Invoke-Control $simulator POST reset
        Clear-Request $simulator
    }

    It 'keeps the e-mails that nobody mentioned' {
        $customer = Update-UdeskCustomer -CustomerToken vip-customer -NickName 'Vera'
        $customer.NickName | Should -Be 'Vera'
        $customer.OtherEmail | Should -Be 'vera.private@example.test', 'vera.old@example.test'
        (Get-Body).other_emails.Count | Should -Be 2
        (Get-Body).customer.PSObject.Properties.Name | Should -Be 'nick_name'
    }

    It 'never loses or spoils an e-mail, in whichever way it was read (<_>)' -ForEach @(0..5) {
        # Where a way of writing is not understood for certain, an error is as good.
        $null = Update-UdeskCustomer -CustomerToken "contacts-$_" -NickName 'Changed' -ErrorAction SilentlyContinue
        $token = "contacts-$_"
        $stored = Get-Stored $simulator customers | Where-Object open_api_token -EQ $token
        $stored.email | Should -Be "contacts$_@example.test"
        $stored.other_emails.content | Should -Be "contacts$_.work@example.test", "contacts$_.home@example.test"
        $stored.cellphones.content | Should -Be "1370000000$_", "1370000001$_"
        # Nothing but addresses went out, whatever the service would have made of the rest.
        foreach ($request in Get-Request $simulator update_customer) {
            foreach ($pair in $request.json.other_emails) { $pair[1] | Should -BeLike '*@*' }
        }
    }

    It 'adds and removes e-mails by name only, and keeps a main one that makes room' {
        $customer = Update-UdeskCustomer -CustomerToken vip-customer -Email new@example.test -OtherEmail more@example.test -RemoveEmail vera.old@example.test
        $customer.Email | Should -Be 'new@example.test'
        $customer.OtherEmail | Should -Be 'vera.private@example.test', 'vera@example.test', 'more@example.test'
    }

    It 'changes, adds and removes phone numbers' {
        $id = (Get-UdeskCustomer -CustomerToken vip-customer).CellPhoneContacts[0].Id
        $null = Update-UdeskCustomer -CustomerToken vip-customer -CellPhone 13900000009, 13900000010
        (ConvertTo-Json (Get-Body).customer.cellphones -Compress) | Should -Be "[[$id,`"13900000009`"],[null,`"13900000010`"]]"
        $null = Update-UdeskCustomer -CustomerToken vip-customer -RemoveCellPhone 13900000009 -AddCellPhone 13900000011
        (Get-UdeskCustomer -CustomerToken vip-customer).CellPhone | Sort-Object | Should -Be '13900000010', '13900000011'
        (Update-UdeskCustomer -CustomerToken vip-customer -RemoveCellPhone 13900000010).CellPhone | Should -Be '13900000011'
        (ConvertTo-Json (Get-Body).customer.cellphones -Compress) | Should -BeLike '*,null]]'
    }

    It 'takes a customer from the pipeline, blocks it and changes nothing else' {
        $before = Get-UdeskCustomer -CustomerToken vip-customer
        $after = $before | Update-UdeskCustomer -IsBlocked yes
        $after.IsBlocked | Should -BeTrue
        foreach ($name in 'NickName', 'Email', 'OtherEmail', 'CellPhone', 'Tag', 'Level', 'CustomerToken') { $after.$name | Should -Be $before.$name }
    }

    It 'sends nothing of a piped customer back, and so does not undo what somebody else changed: <Name>' -ForEach @(
        @{ Name = 'as it was read'; Copy = { $args[0] } }
        @{ Name = 'as a file or another process brings it'; Copy = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($args[0])) } }
    ) {
        $customer = & $Copy (Get-UdeskCustomer -CustomerToken vip-customer)
        $null = Update-UdeskCustomer -CustomerToken vip-customer -NickName 'by somebody else' -Tag other -Level normal
        Clear-Request $simulator
        $after = $customer | Update-UdeskCustomer -Description x
        (Get-Body).customer.PSObject.Properties.Name | Should -Be 'description'
        $after.NickName | Should -Be 'by somebody else'
        $after.Tag | Should -Be 'other'
        $after.Level | Should -Be 'normal'
        Clear-Request $simulator
        # What stands on the command line counts, a script block's result too.
        $null = $customer | Update-UdeskCustomer -NickName { "$($_.NickName)!" } -CellPhone 13900000009
        (Get-Body).customer.PSObject.Properties.Name | Should -Be 'nick_name', 'cellphones'
        (Get-Body).customer.nick_name | Should -Be "$($customer.NickName)!"
        $customer | Update-UdeskCustomer -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NothingToChange,*'
    }

    It 'finds by e-mail, and changes it where the number names the customer' {
        (Update-UdeskCustomer -Email vera@example.test -Level normal).Level | Should -Be 'normal'
        $id = (Get-UdeskCustomer -CustomerToken vip-customer).Id
        (Update-UdeskCustomer -Id $id -CustomerToken renamed).CustomerToken | Should -Be 'renamed'
        (Update-UdeskCustomer -CustomerToken ignored -Email vera@example.test -By Email -ErrorAction Stop).CustomerToken | Should -Be 'ignored'
    }

    It 'takes rows of a CSV file; empty cells change nothing' {
        $rows = "CustomerToken,NickName,Tag,CellPhone,OwnerId`nvip-customer,Vera,`"a,b`",,201`nnobody,x,,," | ConvertFrom-Csv
        $changed = $rows | Update-UdeskCustomer -ErrorAction SilentlyContinue -ErrorVariable failure
        $changed.Tag | Should -Be 'a', 'b'
        $changed.CellPhone | Should -Be '13800000001'
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].TargetObject.CustomerToken | Should -Be 'nobody'
    }

    It 'changes nothing when what to remove is not there (<Id>)' -TestCases @(
        @{ Id = 'NoSuchEmail'; Argument = @{ RemoveEmail = 'x@example.test' } }
        @{ Id = 'MainEmail'; Argument = @{ RemoveEmail = 'vera@example.test' } }
        @{ Id = 'NoSuchCellPhone'; Argument = @{ RemoveCellPhone = '1' } }
        @{ Id = 'NothingToChange'; Argument = @{} }
    ) {
        Update-UdeskCustomer -CustomerToken vip-customer @Argument -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        @(Get-Request $simulator 'update_customer').Count | Should -Be 0
    }

    It 'sends nothing, not even the read, with -WhatIf' {
        Update-UdeskCustomer -CustomerToken vip-customer -NickName x -WhatIf
        @(Get-Request $simulator 'customers/*').Count | Should -Be 0
    }
}
