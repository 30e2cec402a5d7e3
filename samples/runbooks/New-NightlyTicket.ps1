<#
.SYNOPSIS
    Makes a ticket for each row of a CSV file. For the Windows Task Scheduler, cron, or any other scheduler.
.DESCRIPTION
    Nothing is asked and nothing needs a person. The connection is the one that USEDESK_CONNECTION names, else the registered
    default of the account that the job runs under (see docs/runbooks.md for how to set that up once).
    The columns bind to the parameters of New-UsedeskTicket: Subject, Message, ClientEmail, Tag, Priority, AdditionalId, ...

    Exit codes: 0 all rows became tickets; 1 some did not (they are in <Path>.failed.csv); 2 nothing could be done.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File New-NightlyTicket.ps1 -Path /srv/tickets/tonight.csv
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
    $rows = @(Import-Csv -LiteralPath $Path)
    $failures = @()
    # A row that fails is an error of its own; the others go through.
    $tickets = @($rows | New-UsedeskTicket -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable +failures)
}
catch {
    # No connection, refused credentials, a locked vault, no such file: no row can succeed.
    [Console]::Error.WriteLine("$($_.FullyQualifiedErrorId): $_ $($_.ErrorDetails.RecommendedAction)")
    exit 2
}

Write-Output "$($tickets.Count) of $($rows.Count) tickets made"
if ($failures.Count -eq 0) { exit 0 }

foreach ($failure in $failures) { [Console]::Error.WriteLine("$($failure.FullyQualifiedErrorId): $failure") }
# The rows as they came, to be repaired and run again.
$failures.TargetObject | Export-Csv -LiteralPath "$Path.failed.csv" -NoTypeInformation -Encoding utf8
exit 1
