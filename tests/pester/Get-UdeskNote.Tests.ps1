BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskNote' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'lists notes, fifty in a call' {
        @(Get-UdeskNote).Count | Should -Be 120
        @(Get-Request $simulator 'notes').Count | Should -Be 3
        (@(Get-Request $simulator 'notes')[0].query | Where-Object name -EQ 'per_page').value | Should -Be 50
        @(Get-UdeskNote -First 3 -Skip 60).Count | Should -Be 3
    }

    It 'lists notes of days and of a kind' {
        $note = @(Get-UdeskNote -Category call -First 1)[0]
        $note.Category | Should -Be call
        $found = @(Get-UdeskNote $note.CreatedAt $note.CreatedAt)
        $found.NoteId | Should -Contain $note.NoteId
        $found | ForEach-Object { $_.CreatedAt.Date | Should -Be $note.CreatedAt.Date }
    }

    It 'reports <Id> and sends nothing' -TestCases @(
        @{ Id = 'InvalidWindow'; Argument = @{ StartDate = '2026-05-02'; EndDate = '2026-05-01' } }
        @{ Id = 'InvalidParameter'; Argument = @{ Category = 'chat' } }
    ) {
        Get-UdeskNote @Argument -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        @(Get-Request $simulator 'notes').Count | Should -Be 0
    }
}
