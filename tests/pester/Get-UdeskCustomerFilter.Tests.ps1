BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskCustomerFilter' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'lists the filters by name' {
        (Get-UdeskCustomerFilter).FilterId | Should -Be 301, 302, 303
        (Get-UdeskCustomerFilter *VIP).FilterId | Should -Be 302
        (Get-UdeskCustomerFilter Blocked).IsActive | Should -BeFalse
    }
}
