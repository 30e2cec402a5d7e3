# What holds for every script of the repository, whatever it does.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $root = Get-RepositoryRoot
    # Built and downloaded things are none of the project's.
    $scripts = foreach ($top in Get-ChildItem $root | Where-Object Name -NotIn artifacts, out, .tools) {
        Get-ChildItem $top.FullName -Recurse -File -Include *.ps1, *.psm1, *.psd1, *.ps1xml |
            ForEach-Object { @{ Name = $_.FullName.Substring($root.Length + 1) -replace '\\', '/'; Path = $_.FullName } }
    }
    $analyzer = Get-Module PSScriptAnalyzer -ListAvailable | Sort-Object Version -Descending | Select-Object -First 1
}

Describe 'The list of scripts' -ForEach @{ Scripts = $scripts } {
    It 'has the scripts of each folder' {
        foreach ($known in 'build.ps1', 'UsedeskUdesk.psd1', 'samples/Demo.ps1', 'tests/pester/TestHelper.psm1', 'src/UsedeskUdesk.PowerShell/UsedeskUdesk.Format.ps1xml') { $Scripts.Name | Should -Contain $known }
    }
}

Describe '<Name>' -ForEach $scripts {
    It 'is UTF-8 with LF, as Windows PowerShell needs it, and ends with a line break' {
        $bytes = [IO.File]::ReadAllBytes($Path)
        # Throws at a byte that is no UTF-8.
        $text = [Text.UTF8Encoding]::new($false, $true).GetString($bytes)
        $text | Should -Not -Match "`r"
        $text | Should -Match '[^\n]\n\z'
        if ($Name -notlike '*.ps1xml') {
            # Without the mark Windows PowerShell takes other letters for those of the system's code page, among them quotation marks.
            ($text[0] -eq [char]0xFEFF) | Should -Be ($text -cmatch '[^\x00-\x7F\uFEFF]') -Because 'a byte order mark belongs to files with other characters than ASCII, and to no others'
        }
    }

    It 'can be parsed' {
        if ($Name -like '*.ps1xml') { { [xml](Get-Content $Path -Raw) } | Should -Not -Throw; return }
        $tokens = $errors = $null
        $null = [Management.Automation.Language.Parser]::ParseFile($Path, [ref]$tokens, [ref]$errors)
        @($errors | ForEach-Object { "$($_.Extent.StartLineNumber): $($_.Message)" }) | Should -BeNullOrEmpty
        if ($Name -like '*.psd1') { { Import-PowerShellDataFile $Path } | Should -Not -Throw }
    }
}

Describe 'PSScriptAnalyzer' -ForEach @{ Analyzed = @($scripts | Where-Object Name -NotLike *.ps1xml); Analyzer = [bool]$analyzer } {
    BeforeAll {
        if ($Analyzer) {
            Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
            $settings = Join-Path (Get-RepositoryRoot) 'PSScriptAnalyzerSettings.psd1'
            # The files that the manifest names are beside it only where the module was put together.
            $pending = @($Analyzed | ForEach-Object { if ($_.Name -eq 'UsedeskUdesk.psd1') { Get-ModulePath } else { $_.Path } })
            $found = @()
            # The analyzer runs its rules side by side over state that they share (PowerShell/PSScriptAnalyzer#2205). Where that breaks, Get-Command is not found
            # any more for the rest of the process, so the files that are left are analyzed in a new one. What breaks in each process still fails the test.
            $list = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).txt"
            for ($process = 1; $pending -and $process -le 5; $process++) {
                [IO.File]::WriteAllLines($list, [string[]]$pending)
                $lines = @(Invoke-Shell { param($list, $settings)
                        $ErrorActionPreference = 'Stop'
                        Import-Module PSScriptAnalyzer
                        foreach ($path in [IO.File]::ReadAllLines($list)) {
                            foreach ($record in Invoke-ScriptAnalyzer -Path $path -Settings $settings) { "found $($record.ScriptName):$($record.Line): $($record.RuleName): $($record.Message)" }
                            "done $path"
                        }
                    } $list, $settings)
                $ended = @($lines -clike 'done *' -replace '^done ')
                $found += @($lines -clike 'found *')
                $broken = @($lines -cnotmatch '^(done|found) ')
                $pending = @($pending | Where-Object { $_ -notin $ended })
            }
            Remove-Item $list
        }
    }

    It 'has nothing to say' {
        if (-not $Analyzer) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed (Install-Module PSScriptAnalyzer -Scope CurrentUser)' }
        # A file whose analysis broke off may have its findings twice.
        $found | Select-Object -Unique | Should -BeNullOrEmpty
    }

    It 'has seen every script' {
        if (-not $Analyzer) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed (Install-Module PSScriptAnalyzer -Scope CurrentUser)' }
        $pending | Should -BeNullOrEmpty -Because ($broken -join ' ')
    }
}
