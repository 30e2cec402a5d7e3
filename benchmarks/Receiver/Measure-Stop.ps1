<#
.SYNOPSIS
    How long Ctrl+C takes to end a receiver: from the stop to the end of the pipeline, with the port and the spool free again.
.DESCRIPTION
    Idle, while 50 senders push, and while what is behind the receiver sits in Start-Sleep. PowerShell.Stop() is what the console's Ctrl+C calls.
#>
param([int] $Rounds = 10)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../../tests/pester/TestHelper.psm1') -Force
Import-Module (Join-Path $PSScriptRoot '../../tests/pester/ReceiverHelper.psm1') -Force
Add-FloodType
$cases = @(
    @{ Name = 'idle'; Tail = '' }
    @{ Name = 'under push load'; Tail = ''; Senders = 50 }
    @{ Name = 'pipeline in Start-Sleep'; Tail = '| ForEach-Object { $_; Start-Sleep -Seconds 600 }'; Senders = 1 }
    @{ Name = 'pipeline in Start-Sleep, under push load'; Tail = '| ForEach-Object { $_; Start-Sleep -Seconds 600 }'; Senders = 50 }
)
foreach ($case in $cases) {
    $times = foreach ($round in 1..$Rounds) {
        $spool = Join-Path ([IO.Path]::GetTempPath()) "stop-$([guid]::NewGuid().ToString('N'))"
        $port = Get-FreePort
        $listen = "http://localhost:$port/hooks/k3Jd8sQ0vB"
        $shell = [powershell]::Create()
        $null = $shell.AddScript("param(`$module, `$listen, `$spool) Import-Module `$module; Receive-UdeskEvent `$listen `$spool $($case.Tail)").AddArgument((Get-ModulePath)).AddArgument($listen).AddArgument($spool)
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        $flood = $null
        try {
            Wait-Port $port
            if ($case.Senders) {
                $flood = [ReceiverTests.Flood]::new($listen, $case.Senders)
                $wanted = if ($case.Tail) { 1 } else { 500 }
                Wait-For { $output.Count -ge $wanted }
            }
            else { Start-Sleep -Milliseconds 500 }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $clock.Elapsed.TotalMilliseconds
            if (-not $running.IsCompleted) { throw 'It has not ended.' }
        }
        finally {
            if ($flood) { $flood.Stop() }
            $shell.Dispose()
        }

        [IO.File]::Open((Join-Path $spool 'spool.lock'), 'Open', 'ReadWrite', 'None').Dispose()
        Remove-Item $spool -Recurse -Force
    }
    $sorted = @($times | Sort-Object)
    '{0}: median {1:0} ms, longest {2:0} ms of {3}' -f $case.Name, $sorted[[int] [math]::Floor($sorted.Count / 2)], $sorted[-1], $sorted.Count
}
