BeforeDiscovery {
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    $obstacle = Get-VaultObstacle
    if ($obstacle) { Write-Host "Register-UdeskConnection is not tested with a vault: $obstacle" }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

Describe 'Register-UdeskConnection' -Skip:([bool]$obstacle) {
    BeforeAll {
        $simulator = Start-Simulator
        $shell = Start-VaultShell "$TestDrive/home" (Get-ModulePath)
        Add-TestVault $shell Main @{ StrictName = $true } -Default | Out-Null
        Add-TestVault $shell Plain @{ NoMetadata = $true } | Out-Null
        Invoke-InShell $shell {
            param($s)
            $global:s = $s
            function Get-Item1([string] $Name, [string] $Vault = 'Main') { Get-Secret $Name -Vault $Vault -AsPlainText | ConvertFrom-Json }
            function Register-It([string] $Name, [hashtable] $More = @{}) {
                $arguments = @{ BaseUri = $s.udesk; Email = $s.email; ApiToken = ConvertTo-Secret $s.udeskToken; RequestsPerMinute = 0 } + $More
                Register-UdeskConnection $Name @arguments
            }
        } ($simulator | Select-Object udesk, usedesk, email, udeskToken, udeskPassword, structuredMessageKey, usedeskToken, webhookSecret)
    }

    AfterAll { Stop-VaultShell $shell; Stop-Simulator $simulator }

    BeforeEach {
        Clear-Request $simulator
        Invoke-InShell $shell {
            $env:UDESK_CONNECTION = $null
            Get-UdeskConnection * | Disconnect-Udesk
            Get-UdeskConnection -ListAvailable | Unregister-UdeskConnection
        }
    }

    It 'keeps all of a connection in one item whose name every vault takes' {
        $result = Invoke-InShell $shell {
            $registered = Register-It support @{ StructuredMessageKey = ConvertTo-Secret $s.structuredMessageKey; SignatureAlgorithm = 'Sha1'; TimeoutSec = 7; MaximumRetryCount = 1; PassThru = $true }
            @{ Registered = $registered; Names = @((Get-SecretInfo -Vault Main).Name); Type = "$((Get-SecretInfo -Vault Main).Type)"; Item = Get-Item1 UsedeskUdesk-Udesk-support; Metadata = (Get-SecretInfo -Vault Main).Metadata }
        }
        $result.Names | Should -Be 'UsedeskUdesk-Udesk-support'
        $result.Type | Should -Be 'SecureString'
        $result.Item.usedeskUdesk | Should -Be 1
        $result.Item.token | Should -Be $simulator.udeskToken
        $result.Item.structuredMessageKey | Should -Be $simulator.structuredMessageKey
        $result.Item.email | Should -Be $simulator.email
        $result.Item.baseUri | Should -Be $simulator.udesk
        $result.Item.signatureAlgorithm | Should -Be 'Sha1'
        $result.Item.requestsPerMinute | Should -Be 0
        $result.Item.timeoutSec | Should -Be 7
        $result.Item.maximumRetryCount | Should -Be 1
        "$($result.Metadata.Keys | Sort-Object)" | Should -Be 'BaseUri Email'
        "$($result.Metadata.Values)" | Should -Not -Match $simulator.udeskToken
        $result.Registered.Name | Should -Be 'support'
        $result.Registered.Vault | Should -Be 'Main'
        $result.Registered.IsDefault | Should -BeFalse
    }

    It 'lets Connect-Udesk -Name call the service with all of it' {
        $connection = Invoke-InShell $shell {
            Register-It support @{ StructuredMessageKey = ConvertTo-Secret $s.structuredMessageKey; TimeoutSec = 7; MaximumRetryCount = 1 }
            Connect-Udesk -Name SUPPORT -PassThru
            $null = Get-UdeskAgentStatus
        }
        $connection.Email | Should -Be $simulator.email
        $connection.TimeoutSec | Should -Be 7
        $connection.MaximumRetryCount | Should -Be 1
        $connection.RequestsPerMinute | Should -Be 0
        $connection.HasStructuredMessageKey | Should -BeTrue
        @(Get-Request $simulator 'im/agent_status').Count | Should -Be 1
    }

    It 'prefers what is given beside -Name' {
        $connection = Invoke-InShell $shell { Register-It support @{ TimeoutSec = 7 }; Connect-Udesk support -TimeoutSec 9 -SignatureAlgorithm Sha1 -PassThru }
        $connection.TimeoutSec | Should -Be 9
        "$($connection.SignatureAlgorithm)" | Should -Be 'Sha1'
    }

    It 'refuses a name that is taken, and replaces it with -Force' {
        $result = Invoke-InShell $shell {
            Register-It support
            Get-ErrorId { Register-It Support @{ TimeoutSec = 3 } }
            (Get-Item1 UsedeskUdesk-Udesk-support).timeoutSec
            Register-It Support @{ TimeoutSec = 3; Force = $true }
            @((Get-SecretInfo -Vault Main).Name).Count
            (Get-Item1 UsedeskUdesk-Udesk-support).timeoutSec
        }
        $result | Should -Be @('ConnectionAlreadyRegistered', $null, 1, 3)
    }

    It 'writes the item in one call when it replaces one, and never removes it' {
        Invoke-InShell $shell { Register-It support }
        Remove-Item "$TestDrive/home/vault-Main.json.log"
        Invoke-InShell $shell { Register-It support @{ Force = $true } }
        $calls = Get-Content "$TestDrive/home/vault-Main.json.log"
        @($calls -like 'Set-Secret *').Count | Should -Be 1
        $calls | Should -Not -Contain 'Remove-Secret UsedeskUdesk-Udesk-support'
    }

    It 'works in a vault without metadata' {
        $result = Invoke-InShell $shell {
            Register-It support @{ Vault = 'Plain' }
            # Without -Vault: where this user registered it.
            Connect-Udesk support
            @(Get-UdeskAgentStatus).Count
            Get-UdeskConnection support -ListAvailable
        }
        $shell.Errors | Should -BeNullOrEmpty
        $result[0] | Should -BeGreaterThan 0
        $result[1].Vault | Should -Be 'Plain'
        $result[1].BaseUri | Should -BeNullOrEmpty
    }

    It 'takes -Credential' {
        $item = Invoke-InShell $shell {
            Register-UdeskConnection support -Subdomain shop -Credential ([pscredential]::new($s.email, (ConvertTo-Secret $s.udeskToken)))
            Get-Item1 UsedeskUdesk-Udesk-support
        }
        $item.email | Should -Be $simulator.email
        $item.token | Should -Be $simulator.udeskToken
        $item.baseUri | Should -Be 'https://shop.udesk.cn/open_api_v1'
    }

    It 'exchanges -LogInCredential for the token, and keeps that' {
        $item = Invoke-InShell $shell {
            Register-UdeskConnection support -BaseUri $s.udesk -LogInCredential ([pscredential]::new($s.email, (ConvertTo-Secret $s.udeskPassword)))
            Get-Item1 UsedeskUdesk-Udesk-support
        }
        @(Get-Request $simulator 'log_in').Count | Should -Be 1
        $item.token | Should -Be $simulator.udeskToken
        "$item" | Should -Not -Match ([regex]::Escape($simulator.udeskPassword))
    }

    It 'does nothing with -WhatIf' {
        Invoke-InShell $shell {
            Register-It support @{ WhatIf = $true; Default = $true }
            Register-UdeskConnection support -BaseUri $s.udesk -LogInCredential ([pscredential]::new($s.email, (ConvertTo-Secret $s.udeskPassword))) -WhatIf
            Get-SecretInfo -Vault Main
        } | Should -BeNullOrEmpty
        @(Get-Request $simulator).Count | Should -Be 0
    }

    It 'refuses <Id> before it touches a vault' -ForEach @(
        @{ Id = 'InvalidName'; Script = { Register-It 'a_b' } }
        @{ Id = 'InvalidName'; Script = { Register-It 'a b' } }
        @{ Id = 'InvalidName'; Script = { Register-It '-a' } }
        @{ Id = 'InvalidName'; Script = { Register-It ('a' * 81) } }
        @{ Id = 'EmptySecret'; Script = { Register-It support @{ StructuredMessageKey = [securestring]::new() } } }
        @{ Id = 'MissingAddress'; Script = { Register-UdeskConnection support -Email a@b.test -ApiToken (ConvertTo-Secret x) } }
        @{ Id = 'UnencryptedBaseUri'; Script = { Register-UdeskConnection support -BaseUri http://udesk.example.test -Email a@b.test -ApiToken (ConvertTo-Secret x) } }
        @{ Id = 'VaultNotFound'; Script = { Register-It support @{ Vault = 'Nowhere' } } }
    ) {
        Invoke-InShell $shell ([scriptblock]::Create("Get-ErrorId { $Script }; @(Get-SecretInfo -Vault Main).Count")) | Should -Be @($Id, 0)
    }

    It 'makes the default connection, which a new session uses without being told' {
        $result = Invoke-InShell $shell {
            Register-It first @{ Default = $true }
            Register-It second @{ Default = $true }
            @(Get-UdeskAgentStatus).Count
            (Get-UdeskConnection).Name
            @(Get-UdeskConnection -ListAvailable | Where-Object IsDefault).Name
        }
        $result | Should -Be @(6, 'second', 'second')
    }

    It 'lets UDESK_CONNECTION go before the default, and a wrong name there end in an error' {
        $result = Invoke-InShell $shell {
            Register-It first @{ Default = $true }
            Register-It second
            $env:UDESK_CONNECTION = 'second'
            $null = Get-UdeskAgentStatus
            (Get-UdeskConnection).Name
            Disconnect-Udesk
            $env:UDESK_CONNECTION = 'third'
            Get-ErrorId { Get-UdeskAgentStatus }
        }
        $result | Should -Be @('second', 'ConnectionNotRegistered')
        @(Get-Request $simulator).Count | Should -Be 1
    }

    It 'lets every cmdlet take the name with -Connection' {
        Invoke-InShell $shell { Register-It support; @(Get-UdeskAgentStatus -Connection support).Count } | Should -Be 6
        Invoke-InShell $shell { try { Get-UdeskAgentStatus -Connection nobody } catch { "$($_.FullyQualifiedErrorId): $_" } } | Should -BeLike 'ConnectionNotRegistered,*: There is no registered connection to Udesk named*nobody*'
    }

    It 'completes registered names, without asking a vault' {
        Invoke-InShell $shell { Register-It support; Register-It sales }
        Remove-Item "$TestDrive/home/vault-Main.json.log"
        $words = Invoke-InShell $shell {
            foreach ($line in 'Get-UdeskAgentStatus -Connection s', 'Connect-Udesk -Name s', 'Unregister-UdeskConnection s') {
                "$([Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Sort-Object)"
            }
        }
        $words | Should -Be @('sales support', 'sales support', 'sales support')
        "$TestDrive/home/vault-Main.json.log" | Should -Not -Exist
    }

    It 'says that a vault fails, and leaves what it had' {
        Invoke-InShell $shell { Register-It support }
        Set-Content "$TestDrive/home/vault-Main.json.mode" Broken
        try { Invoke-InShell $shell { Get-ErrorId { Register-It support @{ Force = $true; TimeoutSec = 3 } } } | Should -Be 'VaultFailed' }
        finally { Remove-Item "$TestDrive/home/vault-Main.json.mode" }
        Invoke-InShell $shell { (Get-Item1 UsedeskUdesk-Udesk-support).email } | Should -Be $simulator.email
    }
}
