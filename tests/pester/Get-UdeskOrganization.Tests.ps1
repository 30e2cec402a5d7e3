BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskOrganization' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'lists organizations, by text too' {
        $all = @(Get-UdeskOrganization)
        $all.OrganizationId | Should -Be 401, 402
        (Get-UdeskOrganization -Query $all[1].Name).OrganizationId | Should -Be 402
        (Get-UdeskOrganization -First 1 -Skip 1).OrganizationId | Should -Be 402
    }

    It 'reads single ones by number, name and token' {
        $one = Get-UdeskOrganization 401
        $one.CustomerCount | Should -BeGreaterThan 0
        (Get-UdeskOrganization -Name $one.Name).OrganizationId | Should -Be 401
        (Get-UdeskOrganization -OrganizationToken $one.OrganizationToken).OrganizationId | Should -Be 401
        (Get-UdeskCustomer -CustomerToken contacts-0 | Get-UdeskOrganization).OrganizationId | Should -Be 401
        401, 9, 402 | Get-UdeskOrganization -ErrorAction SilentlyContinue -ErrorVariable failure | ForEach-Object OrganizationId | Should -Be 401, 402
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].TargetObject | Should -Be 9
    }
}
