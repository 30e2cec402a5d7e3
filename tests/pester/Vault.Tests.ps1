# Registered connections as a whole: what vaults may hold and do, changed tokens, and where secrets must not turn up.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    $obstacle = Get-VaultObstacle
    $storeObstacle = Get-VaultObstacle -SecretStore
    if ($obstacle) { Write-Host "Vaults are not tested: $obstacle" }
    elseif ($storeObstacle) { Write-Host "The SecretStore is not tested: $storeObstacle" }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $simulator = Start-Simulator
    $known = $simulator | Select-Object udesk, usedesk, email, udeskToken, udeskPassword, structuredMessageKey, usedeskToken, webhookSecret

    # A script as a file, for a process of its own.
    function Save-TestScript([string] $Name, [string] $Text) {
        $path = "$TestDrive/$Name.ps1"
        Set-Content $path "`$ErrorActionPreference = 'Stop'`nImport-Module '$PSScriptRoot/TestHelper.psm1'`nImport-Module '$(Get-ModulePath)'`n$Text"
        $path
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'An item of a vault' -Skip:([bool]$obstacle) {
    BeforeAll {
        $shell = Start-VaultShell "$TestDrive/items" (Get-ModulePath)
        $vault = Add-TestVault $shell Main -Default
        Invoke-InShell $shell { param($s) $global:s = $s } $known
    }

    AfterAll { Stop-VaultShell $shell }
    BeforeEach { Clear-Request $simulator; Invoke-InShell $shell { Get-UdeskConnection * | Disconnect-Udesk; Get-UsedeskConnection * | Disconnect-Usedesk } }

    It 'may be a credential of e-mail and token that somebody made by hand' {
        Invoke-InShell $shell {
            Set-Secret Help_desk ([pscredential]::new($s.email, (ConvertTo-Secret $s.udeskToken)))
            Connect-Udesk -Name Help_desk -BaseUri $s.udesk
            @(Get-UdeskAgentStatus).Count
        } | Should -Be 6
    }

    It 'may be a token alone, with the line break of the file that it came from' {
        Invoke-InShell $shell {
            Set-Secret bare "$($s.udeskToken)`r`n"
            Connect-Udesk -Name bare -BaseUri $s.udesk -Email $s.email
            @(Get-UdeskAgentStatus).Count
            Set-Secret bare-usedesk $s.usedeskToken
            Connect-Usedesk -Name bare-usedesk -BaseUri $s.usedesk
            Test-UsedeskConnection
        } | Should -Be @(6, $true)
    }

    It 'may have address and e-mail in its metadata' {
        Invoke-InShell $shell {
            Set-Secret described $s.udeskToken
            Set-SecretInfo described -Metadata @{ BaseUri = $s.udesk; Email = $s.email }
            $env:UDESK_CONNECTION = 'described'
            @(Get-UdeskAgentStatus).Count
            $env:UDESK_CONNECTION = $null
        } | Should -Be 6
    }

    It 'need not be waited for: Ctrl+C ends a cmdlet while its vault takes long' {
        Invoke-InShell $shell { Register-UdeskConnection slow -BaseUri $s.udesk -Email $s.email -ApiToken (ConvertTo-Secret $s.udeskToken) }
        Set-Content "$vault.mode" Slow
        $run = [powershell]::Create()
        try {
            $run.Runspace = $shell.Runspace
            $null = $run.AddScript('Get-UdeskAgentStatus -Connection slow')
            $null = $run.BeginInvoke()
            $deadline = [DateTime]::UtcNow.AddSeconds(60)
            while (@(Get-Content "$vault.log" | Where-Object { $_ -like 'Get-Secret *-slow' }).Count -eq 0 -and [DateTime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 20 }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $run.BeginStop($null, $null).AsyncWaitHandle.WaitOne(50000) | Should -BeTrue
            Write-Host "    stopped after $([math]::Round($clock.Elapsed.TotalMilliseconds)) ms"
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        }
        finally {
            Remove-Item "$vault.mode"
            $run.Dispose()
        }
        # The vault is still busy with what was left behind; the next cmdlet takes its turn.
        Invoke-InShell $shell { Connect-Udesk -Name slow; @(Get-UdeskAgentStatus).Count } | Should -Be 6
    }

    It 'is <Id> when it is <What>' -ForEach @(
        @{ Id = 'VaultItemEmpty'; What = 'empty'; Make = { [securestring]::new() } }
        @{ Id = 'VaultItemEmpty'; What = 'blank'; Make = { '  ' } }
        @{ Id = 'VaultItemEmpty'; What = 'without a token'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test","email":"a@b.test"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'JSON of something else'; Make = { '{"token":"planted","user":"x"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'broken JSON'; Make = { '{"usedeskUdesk":1,"token":"planted' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'of a newer version'; Make = { '{"usedeskUdesk":2,"service":"Udesk","token":"planted"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'for the other service'; Make = { '{"usedeskUdesk":1,"service":"Usedesk","token":"planted"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'a hashtable'; Make = { @{ token = 'planted' } } }
        @{ Id = 'VaultItemUnrecognized'; What = 'without a real address'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"nowhere","email":"a@b.test","token":"planted"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a time-out below zero'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted","timeoutSec":-5}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a signature algorithm that is a number'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted","signatureAlgorithm":"77"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a signature algorithm that is the number of one'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted","signatureAlgorithm":"1"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with retries without end'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted","maximumRetryCount":21}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with calls a minute below zero'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted","requestsPerMinute":-1}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a number that is none'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted","timeoutSec":"planted"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a number beyond all numbers'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted","timeoutSec":1e99}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a token of two lines'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted\nplanted"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a token that is an object'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":{"a":"planted"}}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a token as long as a file'; Make = { 'planted' * 1000 } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a key that is blank'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted","structuredMessageKey":" "}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with an e-mail that ends a header'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test\r\nX: planted","token":"planted"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'with a path that ends a line'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"https://x.test/api","email":"a@b.test","token":"planted","robotAnswerEvaluationPath":"a\nb"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'for a service that is none'; Make = { '{"usedeskUdesk":1,"service":"planted","baseUri":"https://x.test/api","email":"a@b.test","token":"planted"}' } }
        @{ Id = 'VaultItemUnrecognized'; What = 'for an address of the other service'; Make = { '{"usedeskUdesk":1,"baseUri":"https://api.usedesk.ru","email":"a@b.test","token":"planted"}' } }
        @{ Id = 'InvalidBaseUri'; What = 'for an address that is a file'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"file:///etc/x","email":"a@b.test","token":"planted"}' } }
        @{ Id = 'UnencryptedBaseUri'; What = 'for an address that is not encrypted'; Make = { '{"usedeskUdesk":1,"service":"Udesk","baseUri":"http://x.test","email":"a@b.test","token":"planted"}' } }
        @{ Id = 'VaultItemIncomplete'; What = 'a token without e-mail and address'; Make = { 'planted' } }
    ) {
        $result = Invoke-InShell $shell ([scriptblock]::Create("Set-Secret odd ($Make); try { Connect-Udesk -Name odd } catch { `$_.FullyQualifiedErrorId; `$_.ErrorDetails.RecommendedAction; `$_ | Format-List * -Force | Out-String; `$_.Exception | Format-List * -Force | Out-String }"))
        $result[0] | Should -Be "$Id,UsedeskUdesk.Commands.ConnectUdeskCommand"
        $result[1] | Should -Not -BeNullOrEmpty
        "$result" | Should -BeLike "*'odd'*"
        "$result" | Should -Not -Match 'planted'
    }

    It 'is sent to nobody under its bare name alone, unless somebody said that it is a token of Usedesk' {
        $ids = Invoke-InShell $shell {
            param($index)
            Set-Secret dbpassword 'planted'
            Set-Secret dblogin ([pscredential]::new('sa', (ConvertTo-Secret 'planted')))
            Get-ErrorId { Connect-Usedesk -Name dbpassword }
            Get-ErrorId { Connect-Usedesk dblogin }
            Get-ErrorId { Get-UsedeskGroup -Connection dbpassword }
            $env:USEDESK_CONNECTION = 'dbpassword'
            Get-ErrorId { Get-UsedeskGroup -ErrorAction Stop }
            $env:USEDESK_CONNECTION = $null
            Get-ErrorId { Connect-Udesk -Name dbpassword }
            [string](Get-Content $index -Raw -ErrorAction Ignore)
        } "$TestDrive/items/.config/UsedeskUdesk/connections.json"
        $ids | Select-Object -First 5 | Should -Be (@('VaultItemIncomplete') * 5)
        # What was no connection is not offered as one later.
        $ids[5] | Should -Not -Match 'dbpassword|dblogin'
    }

    It 'counts as a token of Usedesk when its metadata say so, and of nobody else' {
        Invoke-InShell $shell {
            Set-Secret meant $s.usedeskToken
            Set-SecretInfo meant -Metadata @{ Service = 'Usedesk' }
            (Connect-Usedesk -Name meant -PassThru).BaseUri.Host
            Get-ErrorId { Connect-Udesk -Name meant -Subdomain shop -Email a@b.test }
            Set-Secret chat 'planted'
            Set-SecretInfo chat -Metadata @{ BaseUri = 'https://shop.udesk.cn/open_api_v1' }
            Get-ErrorId { Connect-Usedesk -Name chat }
            Get-ErrorId { Connect-Usedesk -Name chat -BaseUri https://shop.udesk.cn/open_api_v1 }
        } | Should -Be @('secure.usedesk.com', 'VaultItemUnrecognized', 'VaultItemUnrecognized', 'VaultItemUnrecognized')
    }

    It 'is noted in a file that its owner alone can read' {
        Invoke-InShell $shell { Register-UsedeskConnection -Name noted -ApiToken (ConvertTo-Secret $s.usedeskToken) -Force }
        $files = @(Get-ChildItem "$TestDrive/items/.config/UsedeskUdesk" -File -Force)
        $files.Name | Should -Contain 'connections.json'
        foreach ($file in $files) { [string][IO.File]::GetUnixFileMode($file.FullName) | Should -Be 'UserWrite, UserRead' -Because $file.Name }
    }

    It 'keeps its note where many processes write theirs at once' {
        $path = Save-TestScript many '$number = $args[0]; 1..5 | ForEach-Object { Register-UsedeskConnection -Name "many-$number-$_" -ApiToken (ConvertTo-Secret planted) -Vault "Own$number" }'
        foreach ($number in 1..3) { $null = Add-TestVault $shell "Own$number" }
        $running = 1..3 | ForEach-Object {
            $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
            foreach ($argument in '-NoProfile', '-NonInteractive', '-File', $path, "$_") { $start.ArgumentList.Add($argument) }
            $start.Environment['HOME'] = "$TestDrive/items"
            $start.Environment['XDG_CONFIG_HOME'] = "$TestDrive/items/.config"
            [Diagnostics.Process]::Start($start)
        }
        foreach ($process in $running) { $process.WaitForExit(120000) | Should -BeTrue; $process.ExitCode | Should -Be 0 }
        $known = (Get-Content "$TestDrive/items/.config/UsedeskUdesk/connections.json" -Raw | ConvertFrom-Json).name
        @($known -like 'many-*').Count | Should -Be 15
    }

    It 'is ConnectionNotRegistered when it is missing' {
        Invoke-InShell $shell { Get-ErrorId { Connect-Udesk -Name nobody }; Get-ErrorId { Connect-Udesk -Name nobody -Vault Nowhere } } | Should -Be @('ConnectionNotRegistered', 'VaultNotFound')
    }
}

Describe 'A machine' -Skip:([bool]$obstacle) {
    It 'without a vault is told to register one' {
        $shell = Start-VaultShell "$TestDrive/none" (Get-ModulePath)
        try {
            Invoke-InShell $shell {
                Get-ErrorId { Connect-Udesk -Name support }
                Get-ErrorId { Register-UsedeskConnection a -ApiToken (ConvertTo-Secret x) }
                Get-ErrorId { Get-UdeskAgentStatus }
            } | Should -Be @('NoVault', 'NoVault', 'NotConnected')
        }
        finally { Stop-VaultShell $shell }
    }

    It 'loads SecretManagement only when a registered connection is asked for' {
        $script = Save-TestScript import '
            $loaded = { [bool](Get-Module Microsoft.PowerShell.SecretManagement) -or [bool]([AppDomain]::CurrentDomain.GetAssemblies().FullName -like "*SecretManagement*") }
            & $loaded
            try { Get-UdeskAgentStatus } catch { $_.FullyQualifiedErrorId }
            & $loaded'
        $run = Invoke-Unattended "$TestDrive/none" $script
        ($run.Output.Trim() -split '\s+') | Should -Be @('False', 'NotConnected,UsedeskUdesk.Commands.GetUdeskAgentStatusCommand', 'False')
    }
}

Describe 'A machine without SecretManagement' {
    It 'connects with address and credentials, and is told what to install for names' {
        # A process that was started anew would find the module again.
        $shell = Start-VaultShell "$TestDrive/absent" (Get-ModulePath)
        try {
            Invoke-InShell $shell {
                param($s, $folder)
                $env:PSModulePath = $folder
                Connect-Usedesk -BaseUri $s.usedesk -ApiToken (ConvertTo-Secret $s.usedeskToken)
                Test-UsedeskConnection
                foreach ($action in { Connect-Usedesk -Name a }, { Register-UsedeskConnection a -ApiToken (ConvertTo-Secret x) }, { Unregister-UsedeskConnection a -ErrorAction Stop }, { Get-UsedeskConnection -ListAvailable -ErrorAction Stop }) {
                    try { & $action } catch { "$($_.FullyQualifiedErrorId -replace ',.*') $($_.ErrorDetails.RecommendedAction -match 'Install-Module Microsoft.PowerShell.SecretManagement')" }
                }
            } $known "$TestDrive" | Should -Be (@($true) + @('SecretManagementNotInstalled True') * 4)
        }
        finally { Stop-VaultShell $shell }
    }
}

Describe 'A changed token' -Skip:([bool]$obstacle) {
    BeforeAll {
        $shell = Start-VaultShell "$TestDrive/rotation" (Get-ModulePath)
        $vault = Add-TestVault $shell Main -Default
        Invoke-InShell $shell {
            param($s)
            $global:s = $s
            function Register-Both([string] $UdeskToken, [string] $UsedeskToken) {
                Register-UdeskConnection support -BaseUri $s.udesk -Email $s.email -ApiToken (ConvertTo-Secret $UdeskToken) -RequestsPerMinute 0 -Force
                Register-UsedeskConnection tickets -BaseUri $s.usedesk -ApiToken (ConvertTo-Secret $UsedeskToken) -RequestsPerMinute 0 -Force
            }
        } $known
    }

    AfterAll {
        Stop-VaultShell $shell
        Set-Simulator $simulator @{ udeskToken = $known.udeskToken; usedeskToken = $known.usedeskToken }
    }

    BeforeEach {
        Set-Simulator $simulator @{ udeskToken = 'old-udesk-token'; usedeskToken = 'old-usedesk-token' }
        Invoke-InShell $shell {
            Register-Both old-udesk-token old-usedesk-token
            Connect-Udesk support
            Connect-Usedesk tickets
            $null = Get-UdeskAgentStatus
            $null = New-UsedeskTicket -Subject warm -Message up
        }
        Clear-Request $simulator
        Remove-Item "$vault.log"
    }

    It 'is taken from the vault by a session under way, and the call is sent again' {
        Set-Simulator $simulator @{ udeskToken = 'new-udesk-token'; usedeskToken = 'new-usedesk-token' }
        $before = (Get-SimulatorState $simulator).tickets
        $result = Invoke-InShell $shell {
            Register-Both new-udesk-token new-usedesk-token
            @(Get-UdeskAgentStatus).Count
            @(New-UsedeskTicket -Subject a -Message b).Count
            @(New-UsedeskTicket -Subject a -Message b).Count
        }
        $shell.Errors | Should -BeNullOrEmpty
        $result | Should -Be @(6, 1, 1)
        (Get-SimulatorState $simulator).tickets | Should -Be ($before + 2)
        @(Get-Request $simulator 'create/ticket').Count | Should -Be 3
        @(Get-Request $simulator 'im/agent_status').Count | Should -Be 2
    }

    It 'is looked up once for many calls under way together, and each of them goes through' {
        Set-Simulator $simulator @{ usedeskToken = 'new-usedesk-token' }
        $before = (Get-SimulatorState $simulator).tickets
        Invoke-InShell $shell { Register-Both old-udesk-token new-usedesk-token }
        Remove-Item "$vault.log"
        Invoke-InShell $shell { @(1..24 | ForEach-Object { [pscustomobject]@{ Subject = "s$_"; Message = 'm' } } | New-UsedeskTicket -ThrottleLimit 8).Count } | Should -Be 24
        $shell.Errors | Should -BeNullOrEmpty
        (Get-SimulatorState $simulator).tickets | Should -Be ($before + 24)
        @((Get-Content "$vault.log") -eq 'Get-Secret UsedeskUdesk-Usedesk-tickets').Count | Should -Be 1
    }

    It 'reaches the pages of a listing' {
        $null = Invoke-Control $simulator POST queue/seed @{ count = 5; from = '2026-05-01 00:00:00'; to = '2026-05-02 00:00:00' }
        Set-Simulator $simulator @{ udeskToken = 'new-udesk-token' }
        Invoke-InShell $shell { Register-Both new-udesk-token old-usedesk-token; @(Get-UdeskAbandonedQueue -StartTime 2026-05-01 -EndTime 2026-05-03).Count } | Should -Be 5
        $shell.Errors | Should -BeNullOrEmpty
    }

    It 'is an error with one look into the vault while that has the old one, and is found once it is there' {
        Set-Simulator $simulator @{ udeskToken = 'new-udesk-token' }
        Invoke-InShell $shell { Get-ErrorId { Get-UdeskAgentStatus } } | Should -Be 'UdeskApi.2059'
        @((Get-Content "$vault.log") -eq 'Get-Secret UsedeskUdesk-Udesk-support').Count | Should -Be 1
        @(Get-Request $simulator 'im/agent_status').Count | Should -Be 1
        Invoke-InShell $shell { Register-Both new-udesk-token old-usedesk-token; @(Get-UdeskAgentStatus).Count } | Should -Be 6
    }

    It 'is the refusal itself where the vault fails' {
        Set-Simulator $simulator @{ usedeskToken = 'new-usedesk-token' }
        Set-Content "$vault.mode" Broken
        try { $failure = Invoke-InShell $shell { try { New-UsedeskTicket -Subject a -Message b } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction } } }
        finally { Remove-Item "$vault.mode" }
        $failure[0] | Should -BeLike 'UsedeskApi.112,*'
        $failure[1] | Should -BeLike '*The vault*out of order*'
    }

    It 'does not lead a session to another address' {
        Set-Simulator $simulator @{ udeskToken = 'new-udesk-token' }
        Invoke-InShell $shell {
            Register-UdeskConnection support -BaseUri http://127.0.0.1:9 -Email $s.email -ApiToken (ConvertTo-Secret new-udesk-token) -Force
            Get-ErrorId { Get-UdeskAgentStatus }
        } | Should -Be 'UdeskApi.2059'
    }
}

Describe 'A locked vault' -Skip:([bool]$obstacle) {
    BeforeAll {
        $shell = Start-VaultShell "$TestDrive/locked" (Get-ModulePath)
        Add-TestVault $shell Main @{ Locked = $true } -Default | Out-Null
        Stop-VaultShell $shell
        $script = Save-TestScript locked 'try { Connect-Udesk -Name support } catch { "id: $($_.FullyQualifiedErrorId)" ; exit 3 }'
    }

    It 'is an error at once with -NonInteractive, and nothing is asked' {
        $run = Invoke-Unattended "$TestDrive/locked" $script
        $run.ExitCode | Should -Be 3
        $run.Output.Trim() | Should -Be 'id: VaultLocked,UsedeskUdesk.Commands.ConnectUdeskCommand'
    }

    It 'is an error at once also where only the input is no console' {
        $run = Invoke-Unattended "$TestDrive/locked" $script -OpenInput
        $run.ExitCode | Should -Be 3
        $run.Output.Trim() | Should -Be 'id: VaultLocked,UsedeskUdesk.Commands.ConnectUdeskCommand'
    }
}

Describe 'The SecretStore' -Skip:([bool]($storeObstacle)) {
    BeforeAll {
        $setUp = Save-TestScript set-up "
            Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction Ignore
            Register-SecretVault Store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
            Register-UsedeskConnection tickets -BaseUri '$($simulator.usedesk)' -ApiToken (ConvertTo-Secret '$($simulator.usedeskToken)') -Default"
        $run = Invoke-Unattended "$TestDrive/store" $setUp
        $run.ExitCode | Should -Be 0 -Because $run.Output
    }

    It 'serves a later process that nobody sits before' {
        $before = (Get-SimulatorState $simulator).tickets
        $run = Invoke-Unattended "$TestDrive/store" (Save-TestScript use '(New-UsedeskTicket -Subject night -Message shift).TicketId')
        $run.ExitCode | Should -Be 0
        $run.Output.Trim() | Should -Match '^\d+$'
        (Get-SimulatorState $simulator).tickets | Should -Be ($before + 1)
    }

    It 'keeps the metadata, and nothing readable in its files' {
        $run = Invoke-Unattended "$TestDrive/store" (Save-TestScript list '(Get-UsedeskConnection -ListAvailable).BaseUri.AbsoluteUri')
        $run.Output.Trim() | Should -Be $simulator.usedesk
        Get-ChildItem "$TestDrive/store" -Recurse -File -Force | Select-String $simulator.usedeskToken -SimpleMatch | Should -BeNullOrEmpty
    }

    It 'is an error at once when it is locked, and works when the script unlocks it' {
        # With a password from the start: the store's own change from none to one fails now and then on a busy machine.
        $setUp = Save-TestScript set-up-locked "
            Reset-SecretStore -Scope CurrentUser -Authentication Password -Password (ConvertTo-Secret opensesame) -Interaction Prompt -Force -WarningAction Ignore
            Unlock-SecretStore -Password (ConvertTo-Secret opensesame)
            Register-SecretVault Store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
            Register-UsedeskConnection tickets -BaseUri '$($simulator.usedesk)' -ApiToken (ConvertTo-Secret '$($simulator.usedeskToken)') -Default"
        $run = Invoke-Unattended "$TestDrive/locked-store" $setUp
        $run.ExitCode | Should -Be 0 -Because $run.Output
        $use = Save-TestScript use-locked 'try { $null = New-UsedeskTicket -Subject a -Message b } catch { "id: $($_.FullyQualifiedErrorId)"; exit 3 }'
        foreach ($open in $false, $true) {
            $run = Invoke-Unattended "$TestDrive/locked-store" $use -OpenInput:$open
            $run.ExitCode | Should -Be 3
            $run.Output.Trim() | Should -Be 'id: VaultLocked,UsedeskUdesk.Commands.NewUsedeskTicketCommand'
        }

        $unlock = Save-TestScript unlock 'Unlock-SecretStore -Password (ConvertTo-Secret opensesame); Test-UsedeskConnection'
        (Invoke-Unattended "$TestDrive/locked-store" $unlock).Output.Trim() | Should -Be 'True'
    }
}

Describe 'A secret that came from a vault' -Skip:([bool]$obstacle) {
    It 'turns up nowhere, neither in success nor in failure' {
        $shell = Start-VaultShell "$TestDrive/traces" (Get-ModulePath)
        $vault = Add-TestVault $shell Main -Default
        Stop-VaultShell $shell
        $before = @{ udeskToken = $known.udeskToken; usedeskToken = $known.usedeskToken }
        $planted = @{ udeskToken = 'PLANTED-udesk+token/1'; usedeskToken = 'PLANTED-usedesk+token/2' }
        Set-Simulator $simulator $planted
        # The text of the secrets is only in the environment of the process, where the script takes it away at once.
        $script = Save-TestScript traces "
            `$VerbosePreference = `$DebugPreference = `$InformationPreference = 'Continue'
            `$ErrorActionPreference = 'Continue'
            Start-Transcript '$TestDrive/traces/transcript.txt'
            `$a = ConvertTo-Secret `$env:PLANT_A; `$b = ConvertTo-Secret `$env:PLANT_B; `$c = ConvertTo-Secret `$env:PLANT_C; `$d = ConvertTo-Secret `$env:PLANT_D
            'PLANT_A', 'PLANT_B', 'PLANT_C', 'PLANT_D' | ForEach-Object { [Environment]::SetEnvironmentVariable(`$_, `$null) }
            & {
                Register-UdeskConnection support -BaseUri '$($simulator.udesk)' -Email '$($simulator.email)' -ApiToken `$a -StructuredMessageKey `$c -Default -PassThru
                Register-UsedeskConnection tickets -BaseUri '$($simulator.usedesk)' -ApiToken `$b -WebhookSecret `$d -PassThru
                try { Register-UsedeskConnection tickets -ApiToken `$b } catch { `$_ }
                Connect-Udesk support -PassThru
                Connect-Usedesk tickets -PassThru
                Get-UdeskAgentStatus
                New-UsedeskTicket -Subject a -Message b
                try { New-UsedeskTicket -Subject a -Message '' } catch { `$_ }
                New-UsedeskTicket -Subject a -Message b -AssigneeId 99999999
                # Refused credentials, and the vault's the same.
                Register-UsedeskConnection wrong -BaseUri '$($simulator.usedesk)' -ApiToken `$c
                try { New-UsedeskTicket -Connection wrong -Subject a -Message b } catch { `$_ }
                Register-UdeskConnection wrong -BaseUri '$($simulator.udesk)' -Email a@b.test -ApiToken `$c
                try { Get-UdeskAgentStatus -Connection wrong } catch { `$_ }
                Register-UdeskConnection away -BaseUri http://127.0.0.1:9 -Email a@b.test -ApiToken `$c -MaximumRetryCount 0
                Get-UdeskAgentStatus -Connection away
                Set-Content '$vault.mode' Broken
                try { Register-UdeskConnection support -BaseUri '$($simulator.udesk)' -Email a@b.test -ApiToken `$a -Force } catch { `$_ }
                Set-Content '$vault.mode' Locked
                try { Connect-Udesk support } catch { `$_ }
                Remove-Item '$vault.mode'
                Get-UdeskConnection -ListAvailable
            } *>&1 | ForEach-Object { `$_; `$_ | Format-List * -Force | Out-String; try { `$_ | ConvertTo-Json -Depth 2 -WarningAction Ignore } catch { 'no JSON' } }
            `$objects = @(Get-UdeskConnection *; Get-UsedeskConnection *; Get-UdeskConnection -ListAvailable; `$Error)
            `$objects | Export-Clixml '$TestDrive/traces/objects.xml' -Depth 5
            `$objects | ForEach-Object { `$_ | Format-List * -Force; `$_ | Out-String; `$_.ToString(); `$_.Exception | Format-List * -Force }
            Get-Variable | Format-List * -Force | Out-String
            'reached the end'
            Stop-Transcript"
        try {
            $run = Invoke-Unattended "$TestDrive/traces" $script -Environment @{ PLANT_A = $planted.udeskToken; PLANT_B = $planted.usedeskToken; PLANT_C = 'PLANTED-key+3'; PLANT_D = 'PLANTED-webhook+4' } -TimeoutSec 120
        }
        finally { Set-Simulator $simulator $before }

        $run.Output.Contains('reached the end') | Should -BeTrue
        foreach ($id in 'ConnectionAlreadyRegistered', 'UsedeskApi.112', 'UdeskApi.2059', 'UsedeskApi.117', 'Network', 'VaultFailed', 'VaultLocked') { $run.Output.Contains("$id,") | Should -BeTrue -Because "$id is one of the failures" }
        # The vault itself has it, or the search would prove nothing.
        Get-Content $vault -Raw | Should -Match 'PLANTED'
        [regex]::Match($run.Output, '.{0,80}(PLANTED|%2Btoken).{0,80}').Value | Should -BeNullOrEmpty
        $files = Get-ChildItem "$TestDrive/traces" -Recurse -File -Force | Where-Object FullName -NE $vault
        $files.Name | Should -Contain 'transcript.txt'
        $files.Name | Should -Contain 'objects.xml'
        $files.Name | Should -Contain 'connections.json'
        $files | Select-String 'PLANTED' -SimpleMatch | Should -BeNullOrEmpty
    }
}
