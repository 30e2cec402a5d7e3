# The scripts in samples/runbooks, each as far as it can run here.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    $obstacle = Get-VaultObstacle
    $storeObstacle = Get-VaultObstacle -SecretStore
    if ($obstacle) { Write-Host "Runbooks with a vault are not tested: $obstacle" }
    $scripts = Get-ChildItem "$PSScriptRoot/../../samples/runbooks" -Filter *.ps1 | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    $runbooks = Join-Path (Get-RepositoryRoot) 'samples/runbooks'
    $simulator = Start-Simulator
    Set-Content "$TestDrive/good.csv" "Subject,Message,ClientEmail`nOne,text,a@example.test`nTwo,text,b@example.test"
    Set-Content "$TestDrive/mixed.csv" "Subject,Message,ClientEmail`nOne,text,a@example.test`nTwo,,b@example.test"
}

AfterAll { Stop-Simulator $simulator }

Describe '<Name>' -ForEach $scripts {
    It 'has help, and no line that waits for a person' {
        $tokens = $errors = $null
        $ast = [Management.Automation.Language.Parser]::ParseFile($Path, [ref]$tokens, [ref]$errors)
        $errors | Should -BeNullOrEmpty
        $help = $ast.GetHelpContent()
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Examples | Should -Not -BeNullOrEmpty
        $commands = $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object GetCommandName
        $commands | Should -Not -Contain 'Read-Host'
        $commands | Should -Not -Contain 'Get-Credential'
    }
}

Describe 'A scheduled job' -Skip:([bool]$storeObstacle) {
    It 'is set up from nothing, and runs at night' {
        $install = Invoke-Unattended "$TestDrive/job" "$runbooks/Install-ScheduledRunbook.ps1" -ArgumentList '-Runbook', "$runbooks/New-NightlyTicket.ps1", '-ArgumentList', "-Path $TestDrive/good.csv", '-BaseUri', $simulator.usedesk, '-ModulePath', (Get-ModulePath) -Environment @{ USEDESK_TOKEN = $simulator.usedeskToken }
        $install.Output | Should -Match '0 3 \* \* \* \S*pwsh -NoProfile -NonInteractive -File'
        $install.Output | Should -Not -Match $simulator.usedeskToken
        $install.ExitCode | Should -Be 0

        $before = (Get-SimulatorState $simulator).tickets
        $run = Invoke-Unattended "$TestDrive/job" "$runbooks/New-NightlyTicket.ps1" -ArgumentList '-Path', "$TestDrive/good.csv", '-ModulePath', (Get-ModulePath)
        $run.Output.Trim() | Should -Be '2 of 2 tickets made'
        $run.ExitCode | Should -Be 0
        (Get-SimulatorState $simulator).tickets | Should -Be ($before + 2)
    }

    It 'leaves the rows that failed, with exit code 1' {
        $run = Invoke-Unattended "$TestDrive/job" "$runbooks/New-NightlyTicket.ps1" -ArgumentList '-Path', "$TestDrive/mixed.csv", '-ModulePath', (Get-ModulePath)
        $run.ExitCode | Should -Be 1
        $run.Output | Should -Match '1 of 2 tickets made'
        $run.Output | Should -Match 'UsedeskApi.114'
        (Import-Csv "$TestDrive/mixed.csv.failed.csv").Subject | Should -Be 'Two'
    }

    It 'ends with exit code 2 when the token is refused, or missing at the set-up' {
        Set-Simulator $simulator @{ usedeskToken = 'another' }
        try { $run = Invoke-Unattended "$TestDrive/job" "$runbooks/New-NightlyTicket.ps1" -ArgumentList '-Path', "$TestDrive/good.csv", '-ModulePath', (Get-ModulePath) }
        finally { Set-Simulator $simulator @{ usedeskToken = $simulator.usedeskToken } }
        $run.ExitCode | Should -Be 2
        $run.Output | Should -Match 'UsedeskApi.112'
        $install = Invoke-Unattended "$TestDrive/job" "$runbooks/Install-ScheduledRunbook.ps1" -ArgumentList '-Runbook', 'x.ps1'
        $install.ExitCode | Should -Be 2
        $install.Output | Should -Match 'USEDESK_TOKEN is empty'
    }
}

Describe 'Azure Automation' {
    BeforeAll {
        $stub = "$TestDrive/stub.ps1"
        Set-Content $stub "
            param(`$Case)
            Import-Module '$PSScriptRoot/TestHelper.psm1'
            Import-Module '$(Get-ModulePath)'
            # What the sandbox has.
            function Get-AutomationPSCredential { param(`$Name) if (`$Case -ne 'missing') { [pscredential]::new('$($simulator.email)', (ConvertTo-Secret `$(if (`$Case -eq 'wrong') { 'wrong' } else { '$($simulator.udeskToken)' }))) } }
            function Get-AutomationVariable { param(`$Name) '$($simulator.udesk)' }
            try { & '$runbooks/Watch-AgentLoad.AzureAutomation.ps1' -ModulePath '$(Get-ModulePath)' | Out-String; 'Completed' } catch { `"Failed: `$(`$_.FullyQualifiedErrorId) `$_`" }"
    }

    It 'uses the credential asset' {
        $run = Invoke-Unattended "$TestDrive/azure" $stub
        $run.Output | Should -Match 'ImSessionCount'
        $run.Output.Trim() | Should -BeLike '*Completed'
    }

    It 'fails when the asset is <Case>' -ForEach @(@{ Case = 'missing'; Text = 'no credential asset' }, @{ Case = 'wrong'; Text = 'UdeskApi.2059' }) {
        (Invoke-Unattended "$TestDrive/azure" $stub -ArgumentList $Case).Output | Should -Match "Failed: .*$Text"
    }
}

Describe 'Key Vault' -Skip:([bool]$obstacle) {
    BeforeAll { $shell = Start-VaultShell "$TestDrive/maker" (Get-ModulePath) }
    AfterAll { Stop-VaultShell $shell }

    It 'uses the connection that another machine registered' {
        # As strict about names, and without metadata.
        $vault = Add-TestVault $shell Main @{ StrictName = $true; NoMetadata = $true } -Default
        Invoke-InShell $shell { param($s) Register-UdeskConnection support -BaseUri $s.udesk -Email $s.email -ApiToken (ConvertTo-Secret $s.udeskToken) } ($simulator | Select-Object udesk, email, udeskToken)
        $caller = "$TestDrive/caller.ps1"
        Set-Content $caller "param(`$Name = 'support') & '$runbooks/Watch-AgentLoad.KeyVault.ps1' -ConnectionName `$Name -VaultModule '$PSScriptRoot/TestVault' -VaultParameter @{ Path = '$vault' } -ModulePath '$(Get-ModulePath)'; exit `$LASTEXITCODE"
        $run = Invoke-Unattended "$TestDrive/sandbox" $caller
        $run.Output.Trim() | Should -Match '^\d of 6 agents are on line$'
        $run.ExitCode | Should -Be 0

        $run = Invoke-Unattended "$TestDrive/sandbox" $caller -ArgumentList 'nobody'
        $run.ExitCode | Should -Be 2
        $run.Output | Should -Match 'ConnectionNotRegistered'
    }
}

Describe 'A GitHub Actions job' {
    It 'names a script and secrets that exist, and the script runs as the job runs it' {
        $workflow = Get-Content "$runbooks/github-actions.yml" -Raw
        $workflow | Should -Match 'USEDESK_TOKEN: \$\{\{ secrets\.USEDESK_TOKEN \}\}'
        $workflow | Should -Match 'samples/runbooks/New-TicketFromSecret\.ps1'
        $environment = @{ USEDESK_TOKEN = $simulator.usedeskToken; USEDESK_BASE_URI = $simulator.usedesk }
        foreach ($case in @{ File = 'good'; Code = 0; Text = '2 of 2 tickets made' }, @{ File = 'mixed'; Code = 1; Text = 'UsedeskApi.114' }) {
            $run = Invoke-Unattended "$TestDrive/actions" "$runbooks/New-TicketFromSecret.ps1" -ArgumentList '-Path', "$TestDrive/$($case.File).csv", '-ModulePath', (Get-ModulePath) -Environment $environment
            $run.ExitCode | Should -Be $case.Code
            $run.Output | Should -Match $case.Text
        }

        $environment.USEDESK_TOKEN = ''
        $run = Invoke-Unattended "$TestDrive/actions" "$runbooks/New-TicketFromSecret.ps1" -ArgumentList '-Path', "$TestDrive/good.csv", '-ModulePath', (Get-ModulePath) -Environment $environment
        $run.ExitCode | Should -Be 2
        $run.Output | Should -Match 'USEDESK_TOKEN is empty'
    }
}
