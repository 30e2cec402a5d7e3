BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Set-UdeskCustomerOnlineState' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'sets <state>, sent as <number>' -ForEach @(@{ State = 'Online'; Number = 1 }, @{ State = 'Offline'; Number = 0 }, @{ State = '1'; Number = 1 }) {
        Set-UdeskCustomerOnlineState vip-customer $state
        (Get-Stored $simulator customers | Where-Object open_api_token -EQ vip-customer).online_state | Should -Be $number
        $request = @(Get-Request $simulator 'im/customer_online_state')[0]
        $request.method | Should -Be 'POST'
        $request.contentType | Should -BeLike 'application/json*'
        $request.body | Should -Be "{`"customer_token`":`"vip-customer`",`"state`":$number}"
    }

    It 'emits nothing' { Set-UdeskCustomerOnlineState vip-customer Online | Should -BeNullOrEmpty }

    It 'takes rows of a CSV file, and a customer who is not known does not stop the others' {
        "CustomerToken,State`nvip-customer,Online`nnobody,offline`nvip-customer,0" | ConvertFrom-Csv |
            Set-UdeskCustomerOnlineState -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].TargetObject.CustomerToken | Should -Be 'nobody'
        @(Get-Request $simulator 'im/customer_online_state').Count | Should -Be 3
    }

    It 'refuses another word, and sends nothing' {
        { Set-UdeskCustomerOnlineState vip-customer Away } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        @(Get-Request $simulator 'im/customer_online_state').Count | Should -Be 0
    }

    It 'sends nothing with -WhatIf' {
        Set-UdeskCustomerOnlineState vip-customer Online -WhatIf
        @(Get-Request $simulator 'im/customer_online_state').Count | Should -Be 0
    }
}
