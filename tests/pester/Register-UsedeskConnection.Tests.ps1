BeforeDiscovery {
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    $obstacle = Get-VaultObstacle
    if ($obstacle) { Write-Host "Register-UsedeskConnection is not tested with a vault: $obstacle" }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

Describe 'Register-UsedeskConnection' -Skip:([bool]$obstacle) {
    BeforeAll {
        $simulator = Start-Simulator
        $shell = Start-VaultShell "$TestDrive/home" (Get-ModulePath)
        Add-TestVault $shell Main @{ StrictName = $true } -Default | Out-Null
        Invoke-InShell $shell {
            param($s)
            $global:s = $s
            function Get-Item1([string] $Name) { Get-Secret $Name -Vault Main -AsPlainText | ConvertFrom-Json }
        } ($simulator | Select-Object usedesk, usedeskToken, webhookSecret)
    }

    AfterAll { Stop-VaultShell $shell; Stop-Simulator $simulator }

    BeforeEach {
        Clear-Request $simulator
        Invoke-InShell $shell { $env:USEDESK_CONNECTION = $null; Get-UsedeskConnection * | Disconnect-Usedesk; Get-UsedeskConnection -ListAvailable | Unregister-UsedeskConnection }
    }

    It 'keeps a connection that a later one calls the service with' {
        $result = Invoke-InShell $shell {
            Register-UsedeskConnection tickets -BaseUri $s.usedesk -ApiToken (ConvertTo-Secret $s.usedeskToken) -WebhookSecret (ConvertTo-Secret $s.webhookSecret)
            Get-Item1 UsedeskUdesk-Usedesk-tickets
            Connect-Usedesk tickets -PassThru
            New-UsedeskTicket -Subject a -Message b
        }
        $result[0].token | Should -Be $simulator.usedeskToken
        $result[0].webhookSecret | Should -Be $simulator.webhookSecret
        $result[1].HasWebhookSecret | Should -BeTrue
        (Get-Stored $simulator "tickets/$($result[2].TicketId)").subject | Should -Be 'a'
    }

    It 'keeps the address of -Region <Region>' -ForEach @(
        @{ Region = 'Com'; Address = 'https://secure.usedesk.com/uapi' }
        @{ Region = 'Ru'; Address = 'https://api.usedesk.ru/' }
    ) {
        Invoke-InShell $shell {
            param($region)
            Register-UsedeskConnection cloud -Region $region -ApiToken (ConvertTo-Secret x)
            (Get-Item1 UsedeskUdesk-Usedesk-cloud).baseUri
        } $Region | Should -Be $Address
    }

    It 'is the default, or named by USEDESK_CONNECTION' {
        Invoke-InShell $shell {
            Register-UsedeskConnection one -BaseUri $s.usedesk -ApiToken (ConvertTo-Secret $s.usedeskToken) -Default
            Register-UsedeskConnection two -BaseUri $s.usedesk -ApiToken (ConvertTo-Secret $s.usedeskToken)
            Test-UsedeskConnection
            (Get-UsedeskConnection).Name
            Disconnect-Usedesk
            $env:USEDESK_CONNECTION = 'two'
            Test-UsedeskConnection
            (Get-UsedeskConnection).Name
        } | Should -Be @($true, 'one', $true, 'two')
    }

    It 'refuses a name that is taken unless -Force is there, and does nothing with -WhatIf' {
        Invoke-InShell $shell {
            Register-UsedeskConnection one -ApiToken (ConvertTo-Secret x) -WhatIf
            @(Get-SecretInfo -Vault Main).Count
            Register-UsedeskConnection one -ApiToken (ConvertTo-Secret x)
            Get-ErrorId { Register-UsedeskConnection one -ApiToken (ConvertTo-Secret y) }
            Register-UsedeskConnection one -ApiToken (ConvertTo-Secret y) -Force
            (Get-Item1 UsedeskUdesk-Usedesk-one).token
        } | Should -Be @(0, 'ConnectionAlreadyRegistered', 'y')
    }

    It 'keeps the services apart' {
        Invoke-InShell $shell {
            Register-UsedeskConnection both -ApiToken (ConvertTo-Secret x)
            Get-ErrorId { Connect-Udesk -Name both }
            Register-UdeskConnection both -Subdomain shop -Email a@b.test -ApiToken (ConvertTo-Secret y)
            @(Get-UdeskConnection -ListAvailable).Count
            @(Get-UsedeskConnection -ListAvailable).Count
            Unregister-UdeskConnection both
        } | Should -Be @('ConnectionNotRegistered', 1, 1)
    }

    It 'refuses an empty token' {
        Invoke-InShell $shell { Get-ErrorId { Register-UsedeskConnection one -ApiToken ([securestring]::new()) } } | Should -Be 'EmptySecret'
    }
}
