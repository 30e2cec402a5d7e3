<#
.SYNOPSIS
    Makes tickets on a machine that keeps nothing: a GitHub Actions job, any other pipeline, or a container.
.DESCRIPTION
    The token comes from the environment variable USEDESK_TOKEN and leaves it again; the address from USEDESK_BASE_URI.
    Exit codes: 0 all rows became tickets; 1 some did not; 2 nothing could be done.
.EXAMPLE
    ./New-TicketFromSecret.ps1 -Path tickets.csv
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,

    # Where the module is, unless it is installed.
    [string] $ModulePath = 'UsedeskUdesk'
)

$ErrorActionPreference = 'Stop'
try {
    Import-Module $ModulePath
    if (-not $env:USEDESK_TOKEN) { throw 'The environment variable USEDESK_TOKEN is empty. Is the secret set, and does this job see it?' }
    $token = [securestring]::new()
    foreach ($c in $env:USEDESK_TOKEN.ToCharArray()) { $token.AppendChar($c) }
    $env:USEDESK_TOKEN = $null
    $address = if ($env:USEDESK_BASE_URI) { @{ BaseUri = $env:USEDESK_BASE_URI } } else { @{} }
    Connect-Usedesk @address -ApiToken $token

    $rows = @(Import-Csv -LiteralPath $Path)
    $failures = @()
    $tickets = @($rows | New-UsedeskTicket -ErrorAction SilentlyContinue -ErrorVariable +failures)
}
catch {
    [Console]::Error.WriteLine("$($_.FullyQualifiedErrorId): $_ $($_.ErrorDetails.RecommendedAction)")
    exit 2
}

Write-Output "$($tickets.Count) of $($rows.Count) tickets made"
foreach ($failure in $failures) { [Console]::Error.WriteLine("$($failure.FullyQualifiedErrorId): $failure") }
exit [int]($failures.Count -gt 0)
