# docs/operations-udesk.md says which operation is which cmdlet. It must stay complete both ways.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $page = Get-Content (Join-Path (Get-RepositoryRoot) 'docs/operations-udesk.md') -Raw
    $table = ($page -split '(?m)^What Udesk sends')[0]
    $rows = foreach ($line in $table -split '\r?\n') {
        if ($line -match '^\|\s*(?<Operation>[^|]+?)\s*\|\s*(?<Call>[^|]+?)\s*\|\s*`(?<Cmdlet>[A-Z][a-z]+-\w+)`\s*\|$') {
            @{ Operation = $Matches.Operation; Call = $Matches.Call; Cmdlet = $Matches.Cmdlet }
        }
    }

    Import-Module (Get-ModulePath) -Force
    $exported = (Get-Command -Module UsedeskUdesk).Name
    foreach ($row in $rows) { $row.Exported = $exported }
    # What calls the service has a connection to call over; the connection's own cmdlets manage that.
    $callers = Get-Command -Module UsedeskUdesk -Noun Udesk* |
        Where-Object { $_.Parameters.ContainsKey('Connection') -and $_.Noun -notlike '*Connection' -and $_.Verb -notin 'Start', 'Receive' } |
        ForEach-Object { @{ Cmdlet = $_.Name; Listed = $rows.Cmdlet } }
}

Describe 'docs/operations-udesk.md' {
    It 'has a row for <Cmdlet>' -ForEach $callers {
        $Listed | Should -Contain $Cmdlet
    }

    It 'names an exported cmdlet for <Operation>' -ForEach $rows {
        $Exported | Should -Contain $Cmdlet
    }

    It 'lists every operation of the client' {
        $source = Get-ChildItem (Join-Path $PSScriptRoot '../../src/UsedeskUdesk.Client/Udesk') -Filter *.cs | Get-Content -Raw
        $paths = [regex]::Matches(($source -join "`n"), '"((?:im|customers)(?:/[a-z_{}]+)*)"') | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique
        $calls = Get-Content (Join-Path $PSScriptRoot '../../docs/operations-udesk.md') -Raw
        $paths.Count | Should -BeGreaterThan 10
        foreach ($path in $paths) { $calls | Should -Match ([regex]::Escape("/$path``")) }
    }
}
