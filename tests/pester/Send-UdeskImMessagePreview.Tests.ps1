BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Send-UdeskImMessagePreview' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    BeforeAll { $session = New-UdeskImSession preview-1 -AssignType agent }

    It 'shows a text and takes it away again' {
        $session | Send-UdeskImMessagePreview 'typing …' | Should -BeNullOrEmpty
        (Get-Stored $simulator "sessions/$($session.ImSubSessionId)").preview | Should -Be 'typing …'
        $session | Send-UdeskImMessagePreview -Clear
        (Get-Stored $simulator "sessions/$($session.ImSubSessionId)").preview | Should -Be ''
        @(Get-Request $simulator '*message_preview')[-1].body | Should -Be '{"content":""}'
    }

    It 'paces itself: no preview of many is refused' {
        # A session of its own: what others sent in this second without pacing would count too.
        $session = New-UdeskImSession preview-2 -AssignType agent
        Connect-Simulator $simulator @{ RequestsPerMinute = 600; MaximumRetryCount = 0 }
        1..7 | ForEach-Object { [pscustomobject]@{ Content = "text $_"; ImSubSessionId = $session.ImSubSessionId } } | Send-UdeskImMessagePreview -ErrorAction Stop -ThrottleLimit 4
        (@(Get-Request $simulator '*message_preview').status | Sort-Object -Unique) | Should -Be 200
        @(Get-Request $simulator '*message_preview').Count | Should -Be 7
        Connect-Simulator $simulator
    }

    It 'reports <Code>' -TestCases @(@{ Code = 2062; Setting = @{}; Id = 1 }, @{ Code = 2065; Setting = @{ previewActivated = $false }; Id = 1 }) {
        Set-Simulator $simulator $Setting
        Send-UdeskImMessagePreview x -ImSubSessionId $Id -ErrorAction SilentlyContinue -ErrorVariable failure
        Set-Simulator $simulator @{ previewActivated = $true }
        $failure[0].FullyQualifiedErrorId | Should -BeLike "UdeskApi.$Code,*"
    }

    It 'needs a session, and sends nothing with -WhatIf' {
        Send-UdeskImMessagePreview x -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NoSession,*'
        $session | Send-UdeskImMessagePreview x -WhatIf
        @(Get-Request $simulator '*message_preview').Count | Should -Be 0
    }
}
