BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-UdeskStructuredMessage' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'makes a message without a call' {
        $message = New-UdeskStructuredMessage Offer 'Today only' https://example.test/a.png @{ Type = 'link'; Text = 'Go'; Value = 'https://example.test' }
        $message.Title | Should -Be 'Offer'
        $message.ImageUri.AbsoluteUri | Should -Be 'https://example.test/a.png'
        $message.Button[0].Text | Should -Be 'Go'
        @(Get-Request $simulator '*').Count | Should -Be 0
    }

    It 'refuses a picture without a whole address' {
        New-UdeskStructuredMessage a b picture.png @{ Type = 'link'; Text = 'Go'; Value = 'x' } -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidImageUri,*'
    }

    It 'takes objects as JSON files hold them' {
        $json = '{"title":"T","description":"D","img_url":"https://example.test/a.png","buttons":[{"type":"phone","text":"Call","value":"010-1"}]}' | ConvertFrom-Json
        $message = $json | New-UdeskStructuredMessage
        $message.Button[0].Type | Should -Be 'phone'
    }
}
