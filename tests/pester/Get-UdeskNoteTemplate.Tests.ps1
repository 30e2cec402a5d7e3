BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskNoteTemplate' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'lists templates with their fields' {
        (Get-UdeskNoteTemplate).TemplateId | Should -Be 51, 52
        $call = Get-UdeskNoteTemplate *call
        $call.Field.Name | Should -Be 'Reason', 'Remark'
        $call.Field[0].IsRequired | Should -BeTrue
    }
}
