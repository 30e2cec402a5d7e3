# The examples of the pages as a reader meets them: code, the output shown after it, and the mark of one that is not run.
$ErrorActionPreference = 'Stop'

# Every block of PowerShell in a page, in order. A block is marked as not run by a comment of Markdown before it: <!-- not run: the reason -->
function Get-ExampleBlock {
    param([Parameter(Mandatory)] [string] $Path)
    $text = [IO.File]::ReadAllText($Path) -replace "`r"
    $number = 0
    foreach ($match in [regex]::Matches($text, '(?ms)^(?:<!-- not run:(?<reason>.*?)-->\s*)?```powershell\n(?<code>.*?)\n```(?:\s*```output\n(?<output>.*?)\n```)?', 'IgnoreCase')) {
        $number++
        $title = [regex]::Matches($text.Substring(0, $match.Index), '(?m)^#+ (.+)$') | Select-Object -Last 1
        [pscustomobject]@{
            Page   = [IO.Path]::GetFileNameWithoutExtension($Path)
            Number = $number
            Title  = if ($title) { $title.Groups[1].Value } else { '' }
            Code   = $match.Groups['code'].Value
            Output = if ($match.Groups['output'].Success) { $match.Groups['output'].Value }
            Marked = $match.Groups['reason'].Success
            Reason = $match.Groups['reason'].Value.Trim()
        }
    }
}

# The pages whose examples are run.
function Get-ExamplePage {
    param([Parameter(Mandatory)] [string] $Root)
    Get-ChildItem (Join-Path $Root 'docs/en-US') -Filter *.md
    Get-ChildItem (Join-Path $Root 'docs') -Filter *.md
    Get-Item (Join-Path $Root 'README.md')
}

# Lines without what differs from run to run: numbers, times, widths of columns.
function ConvertTo-Steady([string] $Line) {
    $Line = $Line -replace '\x1b\[[0-9;]*m' -replace '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', '#' -replace 'https?://\S+', '#' -replace '\d+([.:,-]\d+)*', '#'
    ($Line -replace '\s+', ' ').Trim()
}

# What differs between the output that a page shows and what came; nothing when they agree. A table agrees when its header does and a row came, a list when
# it has the same names, anything else line by line.
function Compare-ExampleOutput {
    param([string] $Shown, [string[]] $Real)
    $actual = @($Real | ForEach-Object { ConvertTo-Steady $_ } | Where-Object { $_ })
    $lines = @($Shown -split '\n')
    $table = $false
    for ($i = 0; $i -lt $lines.Count; $i++) {
        $line = $lines[$i]
        if (-not $line.Trim()) { $table = $false; continue }
        if ($i + 1 -lt $lines.Count -and $lines[$i + 1] -match '^\s*-+(\s+-+)*\s*$') {
            $header = ConvertTo-Steady $line
            $at = [array]::IndexOf($actual, $header)
            if ($at -lt 0) { "no table with the columns: $header" }
            elseif ($at + 2 -ge $actual.Count) { "no row below the columns: $header" }
            $table = $true
            $i++
        }
        elseif ($table) { continue }
        elseif ($line -match '^(?<name>\w+)\s+:( |$)') {
            $name = $Matches.name
            if (-not ($actual -match "^$name : |^$name :$")) { "no property $name" }
        }
        elseif ($line -match '^\s{10,}\S') { continue }
        else {
            $wanted = ConvertTo-Steady $line
            if ($wanted -notin $actual) { "no line: $wanted" }
        }
    }
}

Export-ModuleMember -Function *
