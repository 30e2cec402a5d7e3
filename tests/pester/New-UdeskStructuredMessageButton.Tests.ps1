BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-UdeskStructuredMessageButton' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'makes a button of type <Type>' -TestCases @(@{ Type = 'link' }, @{ Type = 'Phone' }, @{ Type = 'sdk_callback' }) {
        $button = New-UdeskStructuredMessageButton $Type Text Value
        $button.Type | Should -BeExactly $Type.ToLowerInvariant()
        $button.Value | Should -Be 'Value'
        "$button" | Should -BeLike 'Text (*Value)'
    }

    It 'takes a callback name with sdk_callback only' {
        (New-UdeskStructuredMessageButton sdk_callback a b -CallbackName c).CallbackName | Should -Be 'c'
        New-UdeskStructuredMessageButton link a b -CallbackName c -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidButton,*'
    }

    It 'refuses other types' {
        { New-UdeskStructuredMessageButton button a b } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}
