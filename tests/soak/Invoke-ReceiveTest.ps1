<#
.SYNOPSIS
    Pushes events while the receiver is killed again and again, and compares what was answered with what came out.
.DESCRIPTION
    Called by build.ps1 receive-test. Senders post -Pushes messages and repeat each until it is answered with 200, as the services do. Meanwhile
    Receive-UdeskEvent runs in a process of its own, which is killed -Kills times, whenever a random number of pushes has been answered, and
    started again. Fails where an answered event never came out, or came out a second time without IsFromEarlierRun. Ends after -Minutes at most.
#>
param(
    [int] $Pushes = 5000,
    [int] $Kills = 10,
    [int] $Senders = 20,
    [int] $Minutes = 10,
    # Gives the same moments again.
    [int] $Seed = (Get-Random)
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
if ($PSVersionTable.PSEdition -ne 'Core') { throw 'The test needs PowerShell 7.' }
Import-Module (Join-Path $PSScriptRoot '../pester/TestHelper.psm1') -Force
Import-Module (Join-Path $PSScriptRoot '../pester/ReceiverHelper.psm1') -Force
$modulePath = Get-ModulePath
$folder = Join-Path ([IO.Path]::GetTempPath()) "receive-test-$([guid]::NewGuid().ToString('N'))"
$null = New-Item $folder -ItemType Directory
$spool, $out, $script = 'spool', 'out.txt', 'receiver.ps1' | ForEach-Object { Join-Path $folder $_ }
$listen = "http://localhost:$(Get-FreePort)/hooks/k3Jd8sQ0vB"
$clock = [Diagnostics.Stopwatch]::StartNew()

Set-Content $script @'
param($Module, $Listen, $Spool, $Out)
Import-Module $Module
$writer = [IO.StreamWriter]::new([IO.File]::Open($Out, 'Append', 'Write', 'ReadWrite'))
# One write for each line: a kill leaves it whole or leaves none of it.
Receive-UdeskEvent $Listen $Spool | ForEach-Object { $writer.Write("$($_.MessageId) $($_.IsFromEarlierRun)`n"); $writer.Flush() }
'@

function Start-Receiver {
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    foreach ($argument in '-NoProfile', '-NonInteractive', '-File', $script, $modulePath, $listen, $spool, $out) { $start.ArgumentList.Add($argument) }
    $start.UseShellExecute = $false
    [Diagnostics.Process]::Start($start)
}

function Stop-Receiver($Process) {
    # SIGKILL, or TerminateProcess on Windows: nothing in the process runs any more.
    $Process.Kill()
    $Process.WaitForExit()
    $Process.Dispose()
}

function Read-Output {
    if (-not (Test-Path $out)) { return @() }
    $reader = [IO.StreamReader]::new([IO.File]::Open($out, 'Open', 'Read', 'ReadWrite'))
    try { @($reader.ReadToEnd().Split("`n", [StringSplitOptions]::RemoveEmptyEntries)) } finally { $reader.Dispose() }
}

function Wait-Until([scriptblock] $Condition, [string] $What) {
    while (-not (& $Condition)) {
        if ($clock.Elapsed.TotalMinutes -gt $Minutes) { throw "After $Minutes minutes: $What" }
        Start-Sleep -Milliseconds 5
    }
}

$random = [Random]::new($Seed)
$moments = @(1..$Kills | ForEach-Object { $random.Next(1, [int] ($Pushes * 0.95)) } | Sort-Object)
Write-Host "$Pushes pushes of $Senders senders, $Kills kills (seed $Seed)"
Add-FloodType
$process = Start-Receiver
$flood = [ReceiverTests.Flood]::new($listen, $Senders, $Pushes)
try {
    foreach ($moment in $moments) {
        Wait-Until { $flood.Answered.Count -ge $moment } "$($flood.Answered.Count) pushes were answered, and the next kill is due at $moment"
        Start-Sleep -Milliseconds $random.Next(0, 30)
        Stop-Receiver $process
        $process = $null
        $process = Start-Receiver
    }

    Wait-Until { $flood.IsDone } "$($flood.Answered.Count) pushes were answered"
    # Nothing comes any more: all that was kept has come out once the output has been still for a while.
    $still = [Diagnostics.Stopwatch]::StartNew()
    $length = -1
    Wait-Until {
        $now = if (Test-Path $out) { (Get-Item $out).Length } else { 0 }
        if ($now -ne $length) { $script:length = $now; $still.Restart() }
        $still.Elapsed.TotalSeconds -gt 5
    } 'events still come out'
}
finally {
    $flood.Stop()
    if ($process) { Stop-Receiver $process }
}

$answered = [Collections.Generic.HashSet[string]] [string[]] $flood.Answered
$seen = [Collections.Generic.HashSet[string]]::new()
$again = 0
$unmarked = [Collections.Generic.List[string]]::new()
foreach ($line in Read-Output) {
    $id, $mark = $line.Split(' ')
    if (-not $seen.Add($id)) {
        $again++
        if ($mark -ne 'True') { $unmarked.Add($id) }
    }
}
$missing = @($answered.Where({ -not $seen.Contains($_) }))
Write-Host "$($answered.Count) answered with 200, $($seen.Count) came out, $($missing.Count) missing; $again came out again, $($unmarked.Count) of these without IsFromEarlierRun; $([int] $clock.Elapsed.TotalSeconds) s"
if ($missing -or $unmarked.Count -or $answered.Count -ne $Pushes) {
    Write-Host "Missing: $($missing -join ', '). Unmarked: $($unmarked -join ', '). The spool and the output are in $folder"
    exit 1
}
Remove-Item $folder -Recurse -Force
