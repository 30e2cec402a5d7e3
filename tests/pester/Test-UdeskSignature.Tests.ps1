BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'Test-UdeskSignature' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    BeforeAll {
        $key = ConvertTo-Secret 708ff6dc-41d5-4med-9ebc-0388zz9d76f1
        $link = 'https://www.example.test/page?im_sub_session_id=1&customer_id=1&agent_id=1&jid_resource=12-x&timestamp=1484272693&sign=4666293b3dfe91aa97179dc701be7afc'
    }

    It 'accepts the link that the vendor shows, whatever stands between' {
        Test-UdeskSignature $link -Key $key | Should -BeTrue
        $link | Test-UdeskSignature -Key $key | Should -BeTrue
        $test = Test-UdeskSignature -Uri $link -Key $key -Detailed
        $test.Scheme | Should -Be 'StructuredMessage'
        $test.SignedAt.ToUnixTimeSeconds() | Should -Be 1484272693
    }

    It 'refuses <Case>' -TestCases @(
        @{ Case = 'another number'; From = 'customer_id=1'; To = 'customer_id=2' }
        @{ Case = 'a parameter given twice'; From = 'agent_id=1'; To = 'agent_id=1&agent_id=2' }
        @{ Case = 'a shortened signature'; From = '7afc'; To = '' }
        @{ Case = 'capital letters'; From = '7afc'; To = '7AFC' }
        @{ Case = 'no signature'; From = '&sign=4666293b3dfe91aa97179dc701be7afc'; To = '' }
        @{ Case = 'no session'; From = 'im_sub_session_id=1&'; To = '' }
    ) {
        $test = Test-UdeskSignature ($link.Replace($From, $To)) -Key $key -Detailed
        $test.Valid | Should -BeFalse
        $test.Reason | Should -Not -BeNullOrEmpty
        Test-UdeskSignature ($link.Replace($From, $To)) -Key $key | Should -BeFalse
    }

    It 'refuses another key, and an old link where an age is given' {
        Test-UdeskSignature $link -Key (ConvertTo-Secret other) | Should -BeFalse
        Test-UdeskSignature $link -Key $key -MaximumAgeSec 300 | Should -BeFalse
        $fresh = New-UdeskSignature -ImSubSessionId 1 -CustomerId 2 -AgentId 3 -Key $key
        Test-UdeskSignature $fresh.Query -Key $key -MaximumAgeSec 300 | Should -BeTrue
    }

    It 'takes the parts' {
        Test-UdeskSignature -ImSubSessionId 1 -CustomerId 1 -AgentId 1 -Timestamp 1484272693 -Sign 4666293b3dfe91aa97179dc701be7afc -Key $key | Should -BeTrue
        $token = ConvertTo-Secret test-open-api-token
        Test-UdeskSignature -Email admin@udesk.cn -Timestamp 1494474404 -Nonce 2d931510-d99f-494a-8c67-87feb05e1594 -Sign eba6ff6e1998d3997636c703f9ee54106cefddda -Key $token | Should -BeTrue
        Test-UdeskSignature -Email admin@udesk.cn -Timestamp 1494474404 -Sign eba6ff6e1998d3997636c703f9ee54106cefddda -Key $token | Should -BeFalse
    }
}
