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
            Import-Module PSScriptAnalyzer
            Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
            # The files that the manifest names are beside it only where the module was put together.
            $settings = Join-Path (Get-RepositoryRoot) 'PSScriptAnalyzerSettings.psd1'
            $found = foreach ($script in $Analyzed) {
                $path = if ($script.Name -eq 'UsedeskUdesk.psd1') { Get-ModulePath } else { $script.Path }
                # The analyzer runs its rules side by side over state that they share, and now and then one of them breaks (RULE_ERROR, a command that is not found):
                # then the whole file is analyzed again. A rule that breaks each time still fails the test.
                for ($attempt = 1; ; $attempt++) {
                    try { Invoke-ScriptAnalyzer -Path $path -Settings $settings -ErrorAction Stop; break }
                    catch { if ($attempt -eq 5) { throw } }
                }
            }
        }
    }

    It 'has nothing to say' {
        if (-not $Analyzer) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed (Install-Module PSScriptAnalyzer -Scope CurrentUser)' }
        @($found | ForEach-Object { "$($_.ScriptName):$($_.Line): $($_.RuleName): $($_.Message)" }) | Should -BeNullOrEmpty
    }
}
