BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    $token = ConvertTo-Secret $simulator.usedeskToken
}

AfterAll { Stop-Simulator $simulator }

Describe 'Connect-Usedesk' {
    BeforeEach {
        Clear-Fault $simulator
        Clear-Request $simulator
        Get-UsedeskConnection * | ForEach-Object { Disconnect-Usedesk $_.Name }
    }

    It 'writes nothing and sends nothing without -PassThru' {
        Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken $token | Should -BeNullOrEmpty
        @(Get-Request $simulator).Count | Should -Be 0
        (Get-UsedeskConnection).BaseUri | Should -Be $simulator.usedesk
    }

    It 'connects with a token' {
        $connection = Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken $token -PassThru
        $connection | Should -BeOfType UsedeskUdesk.UsedeskConnection
        $connection.RequestsPerMinute | Should -Be 150
        $connection.HasWebhookSecret | Should -BeFalse
        Test-UsedeskConnection | Should -BeTrue
    }

    It 'knows the cloud of region <Region>' -ForEach @(
        @{ Region = 'Com'; Address = 'https://secure.usedesk.com/uapi' }
        @{ Region = 'Ru'; Address = 'https://api.usedesk.ru/' }
    ) {
        (Connect-Usedesk -Region $Region -ApiToken $token -PassThru).BaseUri | Should -Be $Address
    }

    It 'takes the .com cloud unless told otherwise' {
        (Connect-Usedesk -ApiToken $token -PassThru).BaseUri.Host | Should -Be 'secure.usedesk.com'
    }

    It 'says that there is a webhook secret, and not which' {
        $connection = Connect-Usedesk -ApiToken $token -WebhookSecret (ConvertTo-Secret 'hook-secret') -PassThru
        $connection.HasWebhookSecret | Should -BeTrue
        $connection | Format-List * -Force | Out-String | Should -Not -BeLike '*hook-secret*'
    }

    It 'refuses <Address> as <Id>' -ForEach @(
        @{ Address = 'http://example.test/uapi'; Id = 'UnencryptedBaseUri' }
        @{ Address = 'secure.usedesk.com'; Id = 'InvalidBaseUri' }
        @{ Address = 'https://example.test/uapi?api_token=secret'; Id = 'InvalidBaseUri' }
        @{ Address = 'https://user:secret@example.test'; Id = 'InvalidBaseUri' }
    ) {
        $failure = { Connect-Usedesk -BaseUri $Address -ApiToken $token } | Should -Throw -ErrorId "$Id,*" -PassThru
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        "$failure $($failure.TargetObject)" | Should -Not -BeLike '*secret*'
        Get-UsedeskConnection | Should -BeNullOrEmpty
    }

    It 'takes an address that is not encrypted when told to' {
        Connect-Usedesk -BaseUri http://example.test/uapi -ApiToken $token -AllowUnencrypted
        (Get-UsedeskConnection).BaseUri.Scheme | Should -Be 'http'
    }

    It 'refuses a secret in plain text without quoting it' {
        $plain = "plain-$([guid]::NewGuid())"
        $failure = { Connect-Usedesk -ApiToken $plain } | Should -Throw -PassThru
        "$failure $($failure.Exception)" | Should -Not -BeLike "*$plain*"
        "$failure" | Should -BeLike '*secure string*'
    }

    It 'refuses an empty secret' {
        { Connect-Usedesk -ApiToken ([securestring]::new()) } | Should -Throw -ErrorId 'EmptySecret,*'
    }

    It 'asks for one of region and address' {
        { Connect-Usedesk -Region Ru -BaseUri https://example.test -ApiToken $token } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}
