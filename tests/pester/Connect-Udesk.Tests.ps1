BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    $token = ConvertTo-Secret $simulator.udeskToken
}

AfterAll { Stop-Simulator $simulator }

Describe 'Connect-Udesk' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
        Get-UdeskConnection * | ForEach-Object { Disconnect-Udesk $_.Name }
    }

    It 'writes nothing and sends nothing without -PassThru' {
        Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken $token | Should -BeNullOrEmpty
        @(Get-Request $simulator).Count | Should -Be 0
        (Get-UdeskConnection).Email | Should -Be $simulator.email
    }

    It 'connects with a token' {
        $connection = Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken $token -PassThru
        $connection | Should -BeOfType UsedeskUdesk.UdeskConnection
        $connection.BaseUri | Should -Be $simulator.udesk
        $connection.RequestsPerMinute | Should -Be 60
        $connection.SignatureAlgorithm | Should -Be 'Sha256'
        Test-UdeskConnection | Should -BeTrue
    }

    It 'connects with a credential: the user is the e-mail, the password the token' {
        Connect-Udesk -BaseUri $simulator.udesk -Credential ([pscredential]::new($simulator.email, $token))
        Test-UdeskConnection | Should -BeTrue
    }

    It 'exchanges an administrator''s password for the token, unsigned and once' {
        $credential = [pscredential]::new($simulator.email, (ConvertTo-Secret $simulator.udeskPassword))
        Connect-Udesk -BaseUri $simulator.udesk -LogInCredential $credential
        Test-UdeskConnection | Should -BeTrue
        $logIns = @(Get-Request $simulator 'log_in')
        $logIns.Count | Should -Be 1
        $logIns[0].method | Should -Be 'POST'
        @($logIns[0].query).Count | Should -Be 0
        $logIns[0].json.email | Should -Be $simulator.email
    }

    It 'takes the token under its other name too' {
        Set-Simulator $simulator @{ logInField = 'open_api_token' }
        try {
            Connect-Udesk -BaseUri $simulator.udesk -LogInCredential ([pscredential]::new($simulator.email, (ConvertTo-Secret $simulator.udeskPassword)))
            Test-UdeskConnection | Should -BeTrue
        }
        finally { Set-Simulator $simulator @{ logInField = 'open_api_auth_token' } }
    }

    It 'ends with the service''s code and keeps no connection when the password is refused' {
        $wrong = [pscredential]::new($simulator.email, (ConvertTo-Secret 'wrong'))
        { Connect-Udesk -BaseUri $simulator.udesk -LogInCredential $wrong -ErrorAction Stop } | Should -Throw -ErrorId 'UdeskApi.2005,*'
        Get-UdeskConnection | Should -BeNullOrEmpty
    }

    It 'signs with <Algorithm> where the tenant wants that' -ForEach @(
        @{ Algorithm = 'Sha256'; Setting = 'sha256'; Names = 'email', 'nonce', 'sign', 'sign_version', 'timestamp' }
        @{ Algorithm = 'Sha1'; Setting = 'sha1'; Names = 'email', 'nonce', 'sign', 'sign_version', 'timestamp' }
        @{ Algorithm = 'LegacySha1'; Setting = 'legacy'; Names = 'email', 'sign', 'timestamp' }
    ) {
        Set-Simulator $simulator @{ signature = $Setting }
        try {
            Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken $token -SignatureAlgorithm $Algorithm
            Test-UdeskConnection | Should -BeTrue
            $names = @(Get-Request $simulator 'im/agent_status')[0].query | ForEach-Object { $_.name } | Sort-Object
            $names | Should -Be $Names
        }
        finally { Set-Simulator $simulator @{ signature = 'sha256' } }
    }

    It 'builds the address from a subdomain' {
        $connection = Connect-Udesk -Subdomain example -Email a@example.test -ApiToken $token -PassThru
        $connection.BaseUri | Should -Be 'https://example.udesk.cn/open_api_v1'
        $connection.Name | Should -Be 'example'
    }

    It 'adds the API''s path to a host alone' {
        $connection = Connect-Udesk -BaseUri https://example.s2.udesk.cn -Email a@example.test -ApiToken $token -PassThru
        $connection.BaseUri | Should -Be 'https://example.s2.udesk.cn/open_api_v1'
    }

    It 'refuses <Address> as <Id>' -ForEach @(
        @{ Address = 'http://example.test/open_api_v1'; Id = 'UnencryptedBaseUri' }
        @{ Address = 'example.udesk.cn'; Id = 'InvalidBaseUri' }
        @{ Address = 'ftp://example.test'; Id = 'InvalidBaseUri' }
        @{ Address = 'https://example.test/open_api_v1?x=1'; Id = 'InvalidBaseUri' }
        @{ Address = 'https://user:secret@example.test'; Id = 'InvalidBaseUri' }
        @{ Address = 'http://user:secret@example.test'; Id = 'InvalidBaseUri' }
    ) {
        $failure = { Connect-Udesk -BaseUri $Address -Email a@example.test -ApiToken $token } | Should -Throw -ErrorId "$Id,*" -PassThru
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        "$failure $($failure.TargetObject)" | Should -Not -BeLike '*secret*'
        Get-UdeskConnection | Should -BeNullOrEmpty
    }

    It 'takes an address that is not encrypted when told to' {
        Connect-Udesk -BaseUri http://example.test/open_api_v1 -Email a@example.test -ApiToken $token -AllowUnencrypted
        (Get-UdeskConnection).BaseUri.Scheme | Should -Be 'http'
    }

    It 'wants an address, and only one' {
        { Connect-Udesk -Email a@example.test -ApiToken $token } | Should -Throw -ErrorId 'MissingAddress,*'
        { Connect-Udesk -BaseUri https://example.test -Subdomain a -Email a@example.test -ApiToken $token } | Should -Throw -ErrorId 'MissingAddress,*'
    }

    It 'refuses a secret in plain text without quoting it' {
        $plain = "plain-$([guid]::NewGuid())"
        $failure = { Connect-Udesk -Subdomain example -Email a@example.test -ApiToken $plain } | Should -Throw -PassThru
        "$failure $($failure.Exception)" | Should -Not -BeLike "*$plain*"
        "$failure" | Should -BeLike '*secure string*'
    }

    It 'refuses an empty secret' {
        { Connect-Udesk -Subdomain example -Email a@example.test -ApiToken ([securestring]::new()) } | Should -Throw -ErrorId 'EmptySecret,*'
    }

    It 'makes the last connection the current one, in place of one of the same name' {
        Connect-Udesk -Subdomain one -Email a@example.test -ApiToken $token
        Connect-Udesk -Subdomain two -Email a@example.test -ApiToken $token
        Connect-Udesk -Subdomain one -Email A@example.test -ApiToken $token
        @(Get-UdeskConnection *).Count | Should -Be 2
        (Get-UdeskConnection | Where-Object IsCurrent).Email | Should -Be 'A@example.test'
        # Another account of the same tenant stands beside it.
        Connect-Udesk -Subdomain one -Email b@example.test -ApiToken $token
        (Get-UdeskConnection).Name | Should -Be 'two', 'one', 'one-2'
    }

    It 'keeps within its allowance' {
        $connection = Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken $token -RequestsPerMinute 30 -TimeoutSec 7 -MaximumRetryCount 2 -PassThru
        $connection.RequestsPerMinute | Should -Be 30
        $connection.TimeoutSec | Should -Be 7
        $connection.MaximumRetryCount | Should -Be 2
    }
}
