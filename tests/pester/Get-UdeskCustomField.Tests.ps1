BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskCustomField' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'lists the fields of a category' {
        $fields = @(Get-UdeskCustomField customer)
        $fields.FieldName | Should -Contain 'TextField_1'
        $fields.Category | Sort-Object -Unique | Should -Be customer
        (Get-UdeskCustomField).Category | Sort-Object -Unique | Should -Be ticket
    }

    It 'refuses a category that the service would take for tickets' {
        Get-UdeskCustomField agents -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$($failure[0])" | Should -BeLike '*-Category*organization*'
        @(Get-Request $simulator 'custom_fields*').Count | Should -Be 0
    }

    It 'reads a field by its name' {
        (Get-UdeskCustomField -FieldName TextField_1).FieldId | Should -Be (Get-UdeskCustomField customer -FieldName Text*_1).FieldId
        Get-UdeskCustomField -FieldName NoField_1 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2005,*'
        $failure[0].TargetObject | Should -Be 'NoField_1'
    }
}
