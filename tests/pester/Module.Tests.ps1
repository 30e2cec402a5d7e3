# What holds for every cmdlet, and for the module's coming and going.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $common = [Management.Automation.Internal.CommonParameters].GetProperties().Name + 'WhatIf', 'Confirm'
    # These ask no service anything: they make things, check things, keep connections or listen.
    $withoutCalls = 'Connect-*', 'Disconnect-*', 'Register-*', 'Unregister-*', 'Get-*Connection', 'ConvertFrom-*', 'Receive-*', 'Start-UsedeskDynamicBlock',
        '*-UdeskSignature', 'New-UdeskStructuredMessage*', 'Export-*', 'Get-UdeskBulkResult'
    $reading = 'Get', 'Find', 'Test', 'ConvertFrom', 'Receive', 'Start', 'Watch'
    $cmdlets = foreach ($command in Get-Command -Module UsedeskUdesk) {
        $calls = -not @($withoutCalls | Where-Object { $command.Name -like $_ }).Count
        @{
            Name       = $command.Name
            Command    = $command
            Parameters = @($command.Parameters.Keys | Where-Object { $_ -notin $common })
            Calls      = $calls
            Writes     = $command.Verb -notin $reading -and ($calls -or $command.Verb -in 'Connect', 'Disconnect', 'Register', 'Unregister', 'Export')
            Emits      = $command.Verb -in 'Get', 'Find', 'New', 'Test', 'ConvertFrom', 'Receive' -or $command.Parameters.ContainsKey('PassThru')
            Page       = Join-Path (Get-RepositoryRoot) "docs/en-US/$($command.Name).md"
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

Describe 'The module' {
    It 'exports exactly the cmdlets that its assembly has' {
        $manifest = Import-PowerShellDataFile (Get-ModulePath)
        $assembly = (Get-Module UsedeskUdesk).ImplementingAssembly
        if (-not $assembly) { $assembly = (Get-Command Connect-Udesk).ImplementingType.Assembly }
        $made = $assembly.GetTypes() | ForEach-Object {
            foreach ($attribute in $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)) { "$($attribute.VerbName)-$($attribute.NounName)" }
        } | Sort-Object
        $exported = @($manifest.CmdletsToExport)
        $exported | Sort-Object | Should -Be $made
        @(Get-Command -Module UsedeskUdesk).Name | Sort-Object | Should -Be $made
        $manifest.FunctionsToExport | Should -BeNullOrEmpty
        $manifest.AliasesToExport | Should -BeNullOrEmpty
        $manifest.VariablesToExport | Should -BeNullOrEmpty
    }

    It 'names its cmdlets in the order of the alphabet' {
        $exported = @((Import-PowerShellDataFile (Get-ModulePath)).CmdletsToExport)
        $sorted = [string[]]$exported.Clone()
        [array]::Sort($sorted, [StringComparer]::OrdinalIgnoreCase)
        $exported | Should -Be $sorted
    }

    It 'uses approved verbs and warns of nothing' {
        $verbs = (Get-Verb).Verb
        @(Get-Command -Module UsedeskUdesk | Where-Object { $_.Verb -notin $verbs }) | Should -BeNullOrEmpty
        Invoke-Shell { param($module) Import-Module $module 3>&1 } (Get-ModulePath) | Should -BeNullOrEmpty
    }

    It 'has a valid manifest' {
        (Test-ModuleManifest (Get-ModulePath) -ErrorAction Stop).Name | Should -Be 'UsedeskUdesk'
    }

    It 'comes with the licence that its manifest names' {
        (Import-PowerShellDataFile (Get-ModulePath)).Copyright | Should -BeLike '*MIT licence, see LICENSE*'
        Get-Content (Join-Path (Split-Path (Get-ModulePath)) 'LICENSE') -TotalCount 1 | Should -Be 'MIT License'
    }

    It 'loads no client with the import, and all of it with the first call' {
        $simulator = Start-Simulator
        try {
            $lines = Invoke-Shell { param($module, $address, $email, $token)
                $ErrorActionPreference = 'Stop'
                function Show($when) {
                    $names = [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }
                    $client = @($names | Where-Object { $_ -eq 'UsedeskUdesk.Client' -or $_ -like 'Polly*' -or $_ -like 'Microsoft.Extensions.*' -or $_ -eq 'System.Threading.RateLimiting' })
                    "$when`: $($client -join ' ')"
                }
                Show before
                Import-Module $module
                Connect-Udesk -BaseUri $address -Email $email -ApiToken (ConvertTo-SecureString $token -AsPlainText -Force) -SkipTest
                $null = Get-UdeskConnection
                Show after
                $null = Test-UdeskConnection
                Show called
            } (Get-ModulePath), $simulator.udesk, $simulator.email, $simulator.udeskToken
        }
        finally { Stop-Simulator $simulator }
        $lines[0] -replace '^before' | Should -Be ($lines[1] -replace '^after')
        $lines[2] | Should -BeLike '*UsedeskUdesk.Client*'
        $lines[2] | Should -BeLike '*Polly*'
    }

    It 'knows its types right after the import' {
        Invoke-Shell { param($module)
            Import-Module $module
            "$([UsedeskUdesk.UdeskSignatureAlgorithm]::LegacySha1) $([UsedeskUdesk.UsedeskRegion]::Ru) $([UsedeskUdesk.UdeskImStatus]::Online)"
        } (Get-ModulePath) | Should -Be 'LegacySha1 Ru Online'
    }

    It 'can be imported again, removed and imported, with calls in between' {
        $simulator = Start-Simulator
        try {
            $lines = Invoke-Shell { param($module, $udesk, $email, $udeskToken, $usedesk, $usedeskToken)
                $ErrorActionPreference = 'Stop'
                function Call {
                    Connect-Udesk -BaseUri $udesk -Email $email -ApiToken (ConvertTo-SecureString $udeskToken -AsPlainText -Force)
                    Connect-Usedesk -BaseUri $usedesk -ApiToken (ConvertTo-SecureString $usedeskToken -AsPlainText -Force)
                    "$(@(Get-UdeskAgentStatus).Count) $(Test-UsedeskConnection)"
                }
                Import-Module $module
                Call
                $kept = Get-UdeskConnection
                Import-Module $module -Force
                "kept $(Test-UdeskConnection -Connection $kept)"
                Call
                Remove-Module UsedeskUdesk
                "gone $(@(Get-Command -Module UsedeskUdesk).Count)"
                Import-Module $module
                "forgotten $(@(Get-UdeskConnection *).Count)"
                Call
                "still $(Test-UdeskConnection -Connection $kept)"
            } (Get-ModulePath), $simulator.udesk, $simulator.email, $simulator.udeskToken, $simulator.usedesk, $simulator.usedeskToken
        }
        finally { Stop-Simulator $simulator }
        $lines | Should -Be '6 True', 'kept True', '6 True', 'gone 0', 'forgotten 0', '6 True', 'still True'
    }
}

Describe '<Name>' -ForEach $cmdlets {
    It 'has a file of tests' {
        Join-Path $PSScriptRoot "$Name.Tests.ps1" | Should -Exist
    }

    It 'has a page: synopsis, description, two examples, every parameter, no gap' {
        $Page | Should -Exist
        $text = Get-Content $Page -Raw
        $text | Should -Not -Match '\{\{'
        $text | Should -Match '(?s)## SYNOPSIS\s+[^#\s]'
        $text | Should -Match '(?s)## DESCRIPTION\s+[^#\s]'
        $examples = [regex]::Match($text, '(?s)## EXAMPLES(.*?)\n## PARAMETERS').Groups[1].Value
        [regex]::Matches($examples, '(?m)^### ').Count | Should -BeGreaterOrEqual 2
        [regex]::Matches($examples, '(?m)^```').Count | Should -BeGreaterOrEqual 4
        foreach ($parameter in $Parameters) {
            if (-not ($Command.Parameters[$parameter].Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow })) {
                $text | Should -Match "(?s)\n### -$parameter\s+[^#\s]"
            }
        }
    }

    It 'has help without marks of Markdown, and examples with code' {
        $help = Get-Help $Name -Full
        $shown = $help | Out-String -Width 200
        $shown | Should -Not -Match '```'
        $shown | Should -Not -Match '\*\*\w'
        $shown | Should -Not -Match '\]\([^)\s]*\.md'
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        foreach ($example in $help.examples.example) { $example.code | Should -Not -BeNullOrEmpty }
    }

    It 'takes a connection if it calls' {
        if ($Calls) {
            $type = if ($Command.Noun -like 'Usedesk*') { 'UsedeskUdesk.UsedeskConnection' } else { 'UsedeskUdesk.UdeskConnection' }
            $Command.Parameters['Connection'].ParameterType.FullName | Should -Be $type
        }
        else {
            $Parameters | Should -Not -Contain 'Connection'
        }
    }

    It 'says what it emits' {
        if ($Emits) { @($Command.OutputType).Count | Should -BeGreaterThan 0 }
        else { $Parameters | Should -Not -Contain 'PassThru' }
    }

    It 'asks before it writes, and loudly before it deletes or closes' {
        $attribute = $Command.ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0]
        $attribute.SupportsShouldProcess | Should -Be $Writes
        if ($Command.Verb -in 'Remove', 'Close') { $attribute.ConfirmImpact | Should -Be 'High' }
    }

    It 'has no two parameters of one name' {
        $names = @($Command.Parameters.Values | ForEach-Object { $_.Name; $_.Aliases })
        $double = $names | Group-Object | Where-Object Count -GT 1
        $double.Name | Should -BeNullOrEmpty
    }

    It 'has no two parameters in one place' {
        foreach ($set in $Command.ParameterSets) {
            $places = @($set.Parameters | Where-Object Position -GE 0 | Group-Object Position | Where-Object Count -GT 1)
            $places | Should -BeNullOrEmpty -Because "set $($set.Name)"
            # The item itself binds beside its number.
            @($set.Parameters | Where-Object { $_.ValueFromPipeline -and $_.Name -ne 'InputObject' }).Count | Should -BeLessOrEqual 1 -Because "set $($set.Name)"
        }
    }

    It 'takes secrets in no plain form' {
        foreach ($parameter in $Command.Parameters.Values | Where-Object Name -Match '(Token|Secret|Key|Password)$') {
            if ($parameter.Name -notin 'CustomerToken', 'OrganizationToken', 'WebToken', 'SdkToken', 'SessionKey') {
                $parameter.ParameterType | Should -BeIn ([securestring], [securestring[]], [pscredential])
            }
        }
    }
}
