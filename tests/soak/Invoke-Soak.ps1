<#
.SYNOPSIS
    Many runspaces on one connection, for a while, on loopback.
.DESCRIPTION
    Called by build.ps1 soak. First without a limit: each runspace makes tickets and customers, asks for them, and compares. Then with a
    limit: the calls that reach the services in any minute are counted. The memory and the handles of the process are watched. Fails where an
    answer was mixed up, a limit was not held, memory grew, or handles were not given back.
#>
param([int] $Seconds = 60, [int] $Runspaces = 32, [int] $Allowance = 300)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
if ($PSVersionTable.PSEdition -ne 'Core') { throw 'The soak needs PowerShell 7.' }
Import-Module (Join-Path $PSScriptRoot '../pester/TestHelper.psm1') -Force
$modulePath = Get-ModulePath
Import-Module $modulePath

# Assemblies that are loaded on the way stay open, and are nothing that a connection could give back.
function Get-HandleCount {
    if (Test-Path /proc/self/fd) { (Get-HandleKind).GetEnumerator() | Where-Object Key -NotMatch '\.(dll|pdb)$' | Measure-Object Value -Sum | ForEach-Object Sum }
    else { (Get-Process -Id $PID).HandleCount }
}

# What is open, by kind: names of sockets and pipes have numbers that never come back.
function Get-HandleKind {
    if (-not (Test-Path /proc/self/fd)) { return @{} }
    $kinds = @{}
    foreach ($entry in [IO.Directory]::GetFileSystemEntries("/proc/$PID/fd")) {
        $target = try { [IO.File]::ResolveLinkTarget($entry, $false).Name } catch [IO.IOException] { continue }
        $kind = $target -replace '[:\[].*'
        $kinds[$kind] = 1 + $kinds[$kind]
    }
    $kinds
}

function Get-Heap {
    [GC]::Collect(); [GC]::WaitForPendingFinalizers(); [GC]::Collect()
    [math]::Round([GC]::GetTotalMemory($true) / 1MB, 1)
}

# Runs a script in all runspaces until the time is up, and samples the process meanwhile.
function Invoke-InAll([string] $Script, [object[]] $Arguments) {
    $until = [DateTime]::UtcNow.AddSeconds($Seconds)
    $running = foreach ($number in 1..$Runspaces) {
        $shell = [powershell]::Create()
        $shell.RunspacePool = $pool
        $null = $shell.AddScript($Script).AddArgument($number).AddArgument($until)
        foreach ($argument in $Arguments) { $null = $shell.AddArgument($argument) }
        @{ Shell = $shell; Handle = $shell.BeginInvoke() }
    }
    $samples = [Collections.Generic.List[object]]::new()
    while ([DateTime]::UtcNow -lt $until) {
        Start-Sleep -Milliseconds ([math]::Min(5000, [math]::Max(1, ($until - [DateTime]::UtcNow).TotalMilliseconds)))
        $samples.Add([pscustomobject]@{ Heap = Get-Heap; Handles = Get-HandleCount })
    }
    $results = foreach ($run in $running) {
        $run.Shell.EndInvoke($run.Handle)
        foreach ($problem in $run.Shell.Streams.Error) { [pscustomobject]@{ Calls = 0; Problem = "$problem" } }
        $run.Shell.Dispose()
    }
    [pscustomobject]@{
        Calls    = ($results | Measure-Object Calls -Sum).Sum
        Problems = @($results.Problem | Where-Object { $_ })
        Samples  = $samples
    }
}

$problems = [Collections.Generic.List[string]]::new()
$simulator = Start-Simulator -Own
try {
    $null = Invoke-Control $simulator POST settings @{ fixedLimits = $false; requestsPerMinute = 0 }
    $usedeskToken = ConvertTo-Secret $simulator.usedeskToken
    $udeskToken = ConvertTo-Secret $simulator.udeskToken
    $state = [initialsessionstate]::CreateDefault2()
    $null = $state.ImportPSModule([string[]] @($modulePath))
    $pool = [runspacefactory]::CreateRunspacePool($Runspaces, $Runspaces, $state, $Host)
    $pool.Open()

    # Opens each runspace, and loads the client, so that the handles before are those of a process at rest.
    $warm = foreach ($number in 1..$Runspaces) {
        $shell = [powershell]::Create(); $shell.RunspacePool = $pool
        @{ Shell = $shell; Handle = $shell.AddScript('Start-Sleep -Milliseconds 300').BeginInvoke() }
    }
    foreach ($one in $warm) { $null = $one.Shell.EndInvoke($one.Handle); $one.Shell.Dispose() }
    Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken $usedeskToken -RequestsPerMinute 0
    $null = Get-UsedeskGroup
    Get-UsedeskConnection | Disconnect-Usedesk
    $heapBefore = Get-Heap
    $handlesBefore = Get-HandleCount
    $kindsBefore = Get-HandleKind

    $usedesk = Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken $usedeskToken -RequestsPerMinute 0 -PassThru
    $udesk = Connect-Udesk -BaseUri $simulator.udesk -Email $simulator.email -ApiToken $udeskToken -RequestsPerMinute 0 -PassThru
    $first = Invoke-InAll @'
param($number, $until, $usedesk, $udesk)
$calls = 0
while ([DateTime]::UtcNow -lt $until) {
    $mark = "soak-$number-$calls"
    $made = New-UsedeskTicket -Connection $usedesk -Subject $mark -Message $mark -ClientEmail "$mark@example.test"
    $ticket = Get-UsedeskTicket -Connection $usedesk -TicketId $made.TicketId
    if ($ticket.Subject -ne $mark -or $ticket.TicketId -ne $made.TicketId) { [pscustomobject]@{ Calls = 0; Problem = "asked for ticket $($made.TicketId) of $mark, got $($ticket.TicketId) of $($ticket.Subject)" } }
    $null = New-UdeskCustomer -Connection $udesk -CustomerToken $mark -NickName $mark
    $customer = Get-UdeskCustomer -Connection $udesk -CustomerToken $mark
    if ($customer.NickName -ne $mark) { [pscustomobject]@{ Calls = 0; Problem = "asked for customer $mark, got $($customer.NickName)" } }
    $calls += 4
}
[pscustomobject]@{ Calls = $calls; Problem = $null }
'@ @($usedesk, $udesk)
    $counts = Invoke-Control $simulator GET state
    $peak = ($first.Samples | Measure-Object Handles -Maximum).Maximum
    $usedesk | Disconnect-Usedesk
    $udesk | Disconnect-Udesk
    # Heap once everything is warm, and at the end. The simulator is a process of its own, so none of this is its data.
    $settled = $first.Samples[[math]::Floor($first.Samples.Count / 3)].Heap
    $last = $first.Samples[-1].Heap
    foreach ($problem in $first.Problems | Select-Object -First 10) { $problems.Add($problem) }
    if ($first.Calls -lt 4 * $Runspaces) { $problems.Add("Only $($first.Calls) calls were made.") }
    if ($last -gt ($settled * 1.25) + 5) { $problems.Add("The heap grew from $settled MB to $last MB.") }

    # Under a limit. The simulator's log tells when each call arrived.
    $null = Invoke-Control $simulator DELETE requests
    $limited = Connect-Usedesk -BaseUri $simulator.usedesk -ApiToken $usedeskToken -RequestsPerMinute $Allowance -PassThru
    $null = Invoke-Control $simulator POST settings @{ requestsPerMinute = $Allowance }
    # Calls wait in line for their permits; the time is up for those that begin later.
    $second = Invoke-InAll @'
param($number, $until, $connection)
$calls = 0
while ([DateTime]::UtcNow -lt $until) {
    $null = Get-UsedeskGroup -Connection $connection
    $calls++
}
[pscustomobject]@{ Calls = $calls; Problem = $null }
'@ @(, $limited)
    $limited | Disconnect-Usedesk
    $log = @(Invoke-Control $simulator GET requests | ForEach-Object { $_ })
    $times = @($log | ForEach-Object { [DateTimeOffset]$_.receivedAt } | Sort-Object)
    $most = 0
    for ($from = $to = 0; $to -lt $times.Count; $to++) {
        while (($times[$to] - $times[$from]).TotalSeconds -ge 60) { $from++ }
        $most = [math]::Max($most, $to - $from + 1)
    }
    foreach ($problem in $second.Problems | Select-Object -First 10) { $problems.Add($problem) }
    $refused = @($log | Where-Object status -EQ 429).Count
    if ($most -gt $Allowance) { $problems.Add("$most calls arrived within a minute; $Allowance were allowed.") }
    if ($refused -gt 0) { $problems.Add("$refused calls were refused for the limit.") }
    if ($most -lt $Allowance * 0.9 -and $Seconds -ge 60) { $problems.Add("Only $most of $Allowance calls were used: the limit is held, but not the rate.") }

    $pool.Close(); $pool.Dispose()
    # Sockets are closed by the client when its connection is; what else is open belongs to runspaces, which are gone too.
    for ($tries = 0; $tries -lt 50; $tries++) {
        $heapAfter = Get-Heap
        $handlesAfter = Get-HandleCount
        if ($handlesAfter -le $handlesBefore) { break }
        Start-Sleep -Milliseconds 200
    }
    if ($handlesAfter -gt $handlesBefore + 4) {
        $kinds = Get-HandleKind
        $more = foreach ($kind in $kinds.Keys) { if ($kind -notmatch '\.(dll|pdb)$' -and $kinds[$kind] -gt [int]$kindsBefore[$kind]) { "$($kinds[$kind] - [int]$kindsBefore[$kind]) of $kind" } }
        $problems.Add("$handlesBefore handles were open before, $handlesAfter afterwards: $($more -join ', ') more.")
    }

    [pscustomobject][ordered]@{
        Runspaces         = $Runspaces
        Seconds           = $Seconds
        Calls             = $first.Calls
        MixedUpOrFailed   = $first.Problems.Count + $second.Problems.Count
        HeapBeforeMB      = $heapBefore
        HeapSettledMB     = $settled
        HeapAtEndMB       = $last
        HeapAfterMB       = $heapAfter
        HandlesBefore     = $handlesBefore
        HandlesPeak       = $peak
        HandlesAfter      = $handlesAfter
        Allowance         = $Allowance
        MostInAnyMinute   = $most
        RefusedForLimit   = $refused
        ServerState       = ($counts | ConvertTo-Json -Compress -Depth 3)
    } | Format-List | Out-String | Write-Host
}
finally {
    Stop-Simulator $simulator
}

if ($problems.Count -gt 0) {
    foreach ($problem in $problems) { Write-Host "FAILED: $problem" }
    exit 1
}

Write-Host 'Nothing was mixed up, the limit was held, memory stayed flat and handles were given back.'
