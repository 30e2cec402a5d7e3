BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    Connect-Simulator $simulator
}

AfterAll { Stop-Simulator $simulator }

Describe 'New-UdeskSignature' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
    }

    It 'signs with <Algorithm> as published' -TestCases @(
        @{ Algorithm = 'Sha256'; Sign = '4ec0872333b61a283579f97d77a571bac0835628b435dde7cefe15b06ee84eda' }
        @{ Algorithm = 'Sha1'; Sign = 'eba6ff6e1998d3997636c703f9ee54106cefddda' }
        @{ Algorithm = 'LegacySha1'; Sign = '0acdaabee6594e0c023208a1655766ad3613fb10' }
    ) {
        $key = ConvertTo-Secret test-open-api-token
        $made = New-UdeskSignature -Email admin@udesk.cn -Key $key -Algorithm $Algorithm -Timestamp 1494474404 -Nonce 2d931510-d99f-494a-8c67-87feb05e1594
        $made.Sign | Should -BeExactly $Sign
        $made.Query | Should -BeLike "email=admin%40udesk.cn&timestamp=1494474404*&sign=$Sign"
        ($made | Format-List * | Out-String) | Should -Not -BeLike '*test-open-api-token*'
        Test-UdeskSignature $made.Query -Key $key | Should -BeTrue
    }

    It 'signs a structured message as the vendor shows' {
        $made = New-UdeskSignature -ImSubSessionId 1 -CustomerId 1 -AgentId 1 -Timestamp 1484272693 -Key (ConvertTo-Secret 708ff6dc-41d5-4med-9ebc-0388zz9d76f1)
        $made.Sign | Should -BeExactly '4666293b3dfe91aa97179dc701be7afc'
        $made.Scheme | Should -Be 'StructuredMessage'
    }

    It 'makes a nonce and a timestamp of its own each time, good for a real call' {
        $key = ConvertTo-Secret $simulator.udeskToken
        $made = 1..2 | ForEach-Object { New-UdeskSignature -Email $simulator.email -Key $key }
        $made[0].Nonce | Should -Not -Be $made[1].Nonce
        (Invoke-RestMethod "$($simulator.udesk)/im/urobots?$($made[0].Query)").code | Should -Be 1000
    }

    It 'refuses an empty key' {
        { New-UdeskSignature -Email a@b.test -Key ([securestring]::new()) } | Should -Throw -ErrorId 'EmptySecret,*'
    }
}
