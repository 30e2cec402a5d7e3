BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Get-UdeskSensitiveWord' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    AfterEach { Set-Simulator $simulator @{ sensitiveWordsOpen = '1' } }

    It 'emits one object for each word' {
        $words = @(Get-UdeskSensitiveWord)
        $words.Word | Should -Be @('退款', 'lawsuit', 'scam')
        $words.Enabled | Should -Be @($true, $true, $true)
        @(Get-Request $simulator 'im/im_sensitive_words')[0].method | Should -Be 'GET'
    }

    It 'says when the list is off, written as <open>' -ForEach @(@{ Open = '0' }, @{ Open = '' }) {
        Set-Simulator $simulator @{ sensitiveWordsOpen = $open }
        @(Get-UdeskSensitiveWord | Where-Object Enabled).Count | Should -Be 0
        @(Get-UdeskSensitiveWord).Count | Should -Be 3
    }

    It 'takes numbers as text, spaces and empty words' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im_sensitive_words'; kind = 'body'; body = '{"code":"1000","customer_words_string":"a, b,,c","customer_is_open":"1"}' }
        $words = @(Get-UdeskSensitiveWord)
        $words.Word | Should -Be @('a', 'b', 'c')
        $words[0].Enabled | Should -BeTrue
    }

    It 'emits nothing where there are no words' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im_sensitive_words'; kind = 'body'; body = '{"code":1000,"customer_words_string":null,"customer_is_open":null}' }
        Get-UdeskSensitiveWord | Should -BeNullOrEmpty
    }

    It 'reports what Udesk refuses with' {
        Add-Fault $simulator @{ service = 'udesk'; path = 'im_sensitive_words'; kind = 'body'; body = '{"code":2000,"message":"no"}' }
        Get-UdeskSensitiveWord -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UdeskApi.2000,*'
    }
}
