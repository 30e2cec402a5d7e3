# Every example of every page is run against the simulator, in order, or is marked with a reason why it cannot be.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    Import-Module "$PSScriptRoot/ExampleHelper.psm1" -Force
    $scenes = & "$PSScriptRoot/ExampleScenes.ps1"
    $obstacle = Get-VaultObstacle -SecretStore
    $pages = @(Get-ExamplePage (Get-RepositoryRoot))
    $blocks = @($pages | ForEach-Object { Get-ExampleBlock $_.FullName } | ForEach-Object {
            $why = if (-not $_.Marked) {
                if ($obstacle -and $scenes[$_.Page].Vault) { $obstacle }
                elseif ($_.Code -match '-Parallel\b' -and $PSVersionTable.PSVersion.Major -lt 7) { 'ForEach-Object -Parallel came with PowerShell 7.' }
            }
            @{ Page = $_.Page; Number = $_.Number; Title = $_.Title; Marked = $_.Marked; Reason = $_.Reason; Obstacle = $why }
        })
    $known = $pages.BaseName
    $fence = '```'
    $bad = @(
        @{ Page = 'Bad1'; What = 'an error'; Code = 'Get-UsedeskTicket 999'; Problem = '*UsedeskApi.113*' }
        @{ Page = 'Bad2'; What = 'a cmdlet that does not exist'; Code = 'Get-UsedeskTicked'; Problem = '*CommandNotFound*' }
        @{ Page = 'Bad3'; What = 'a parameter that does not exist'; Code = 'Get-UsedeskTicket -Nonsense 1'; Problem = '*NamedParameterNotFound*' }
        @{ Page = 'Bad4'; What = 'a listing of nothing'; Code = 'Get-UsedeskTicket -Query nowhere'; Problem = '*wrote nothing*' }
        @{ Page = 'Bad5'; What = 'a change of nothing'; Code = 'Get-UsedeskTicket -Query nowhere | Update-UsedeskTicket -Status Closed'; Problem = '*changed nothing*' }
        @{ Page = 'Bad6'; What = 'a variable without a value'; Code = '$none = Get-UsedeskTicket -Query nowhere'; Problem = '*assigned nothing*' }
        @{ Page = 'Bad7'; What = 'an empty file'; Code = 'Get-UsedeskTicket -Query nowhere | Export-Csv none.csv'; Problem = '*wrote nothing to none.csv*' }
        @{ Page = 'Bad8'; What = 'a condition that is not met'; Code = 'if (Get-UsedeskTicket -Query nowhere) { 1 }'; Problem = '*the condition was False*' }
        @{ Page = 'Bad9'; What = 'another table than the page shows'; Code = "Get-UsedeskGroup`n$fence`n`n${fence}output`nGroup Title`n----- -----`n   11 First"; Problem = '*no table with the columns: Group Title*' }
        @{ Page = 'Bad10'; What = 'a line that does not come'; Code = "'one'`n$fence`n`n${fence}output`ntwo"; Problem = '*no line: two*' }
        @{ Page = 'Bad11'; What = 'a question that nobody answers'; Code = 'Read-Host'; Problem = '*Nobody answers*' }
    )
    $idle = @($scenes.Keys | Where-Object { $_ -notin $known })
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    Import-Module "$PSScriptRoot/VaultHelper.psm1" -Force
    Import-Module "$PSScriptRoot/ExampleHelper.psm1" -Force
    $shell = & "$PSScriptRoot/../Get-Shell.ps1"

    # A process of its own, with its home in a temporary folder: the examples register vaults and connections.
    function Invoke-Page([string] $Name, [string[]] $More = @()) {
        $result = Join-Path $TestDrive "$Name.json"
        $homePath = (New-Item (Join-Path $TestDrive "$Name-home") -ItemType Directory).FullName
        $output = Invoke-WithHome $homePath {
            & $shell -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$PSScriptRoot/Invoke-Examples.ps1" -ResultPath $result -WorkPath (Join-Path $TestDrive $Name) @More 2>&1
        }
        if (-not (Test-Path $result)) { throw "The examples were not run to their end: $($output -join "`n")" }
        $rows = [IO.File]::ReadAllText($result) | ConvertFrom-Json
        foreach ($row in $rows) { $row }
    }

    $simulator = Start-Simulator
    $results = @{}
    foreach ($row in Invoke-Page pages) { $results["$($row.Page) $($row.Number)"] = $row }
}

AfterAll { Stop-Simulator $simulator }

Describe 'The examples' {
    It '<Page> <Number>: <Title>' -ForEach @($blocks | Where-Object { -not $_.Marked }) {
        if ($Obstacle) { Set-ItResult -Skipped -Because $Obstacle; return }
        $results["$Page $Number"] | Should -Not -BeNullOrEmpty -Because 'it was to be run'
        @($results["$Page $Number"].Problem) -join "`n" | Should -BeNullOrEmpty
    }

    It '<Page> <Number> is marked with a reason: <Reason>' -ForEach @($blocks | Where-Object { $_.Marked }) {
        $Reason | Should -Match '\w+ \w+ \w+'
    }

    It 'are marked as not run ten times, and not more' {
        @(Get-ExamplePage (Get-RepositoryRoot) | ForEach-Object { Get-ExampleBlock $_.FullName } | Where-Object Marked).Count | Should -Be 10
    }

    It 'stand in blocks that are found: <BaseName>' -ForEach @($pages | ForEach-Object { @{ BaseName = $_.BaseName; Path = $_.FullName } }) {
        $text = [IO.File]::ReadAllText($Path) -replace "`r"
        $words = @([regex]::Matches($text, '(?m)^```(\S+)') | ForEach-Object { $_.Groups[1].Value })
        # Other names of the language would hide a block from the run.
        @($words | Where-Object { $_ -match '^(ps1?|pwsh|posh|PowerShell)$' -and $_ -cne 'powershell' }) | Should -BeNullOrEmpty
        @(Get-ExampleBlock $Path).Count | Should -Be @($words -ceq 'powershell').Count
        if ($BaseName -match '-') {
            $examples = [regex]::Match($text, '(?s)\n## EXAMPLES\n(.*?)\n## ').Groups[1].Value
            $fences = @([regex]::Matches($examples, '(?m)^```(.*)$') | ForEach-Object { $_.Groups[1].Value } | Where-Object { $_ })
            @($fences | Where-Object { $_ -cnotin 'powershell', 'output' }) | Should -BeNullOrEmpty
            [regex]::Matches($examples, '(?m)^```').Count | Should -Be (2 * $fences.Count) -Because 'each block says what it is'
            [regex]::Matches($examples, '(?m)^```output').Count | Should -Be @(Get-ExampleBlock $Path | Where-Object { $null -ne $_.Output }).Count -Because 'output follows its code, and nothing else does'
        }
    }

    It 'have scenes for pages that exist' -TestCases @{ Idle = $idle } { $Idle | Should -BeNullOrEmpty }
}

Describe 'The run of the examples' -ForEach @{ Bad = $bad } {
    BeforeAll {
        $root = Join-Path $TestDrive 'bad'
        $null = New-Item "$root/docs/en-US" -ItemType Directory
        Set-Content "$root/README.md" ''
        foreach ($case in $Bad) { Set-Content "$root/docs/en-US/$($case.Page).md" "## EXAMPLES`n`n### One`n`n``````powershell`n$($case.Code)`n```````n" }
        $found = @(Invoke-Page bad-run '-Root', $root)
    }

    It 'finds <What>' -ForEach $bad {
        $row = $found | Where-Object Page -EQ $Page
        $row.Problem -join "`n" | Should -BeLike $Problem
    }
}
