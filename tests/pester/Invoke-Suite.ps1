<#
.SYNOPSIS
    Runs the Pester files and leaves the counts as JSON. Called by build.ps1 in a shell of its own.
.DESCRIPTION
    Files are independent of each other, so several processes run them side by side: each takes the next file as soon as it is done with one.
    Each process has one simulator, which Start-Simulator resets for every file.
.PARAMETER ResultPath
    Where the counts go: Passed, Failed, Skipped.
.PARAMETER Filter
    Names of files without .Tests.ps1, with wildcards; by default the environment's USEDESKUDESK_PESTER_FILTER, and all without it.
.PARAMETER Workers
    How many processes; by default one for each processor, four at most.
.PARAMETER QueuePath
    For the processes that this script starts: the folder in which they claim files.
#>
param(
    [Parameter(Mandatory)] [string] $ResultPath,
    [string] $Filter = $(if ($env:USEDESKUDESK_PESTER_FILTER) { $env:USEDESKUDESK_PESTER_FILTER } else { '*' }),
    [ValidateRange(1, 64)] [int] $Workers = [Math]::Min(4, [Environment]::ProcessorCount),
    [string] $QueuePath
)

$ErrorActionPreference = 'Stop'
$durationPath = "$PSScriptRoot/../../artifacts/pester-durations.json"

# The longest first, as the last run measured them, so that none begins when everything else is done. The size of a file stands in for a first run.
function Get-TestFile {
    $files = @(Get-ChildItem $PSScriptRoot -Filter "$Filter.Tests.ps1")
    if ($files.Count -eq 0) { throw "No test file is named '$Filter'." }
    $known = if (Test-Path $durationPath) { Get-Content $durationPath -Raw | ConvertFrom-Json }
    $files | Sort-Object -Descending { if ($known -and $known.($_.Name)) { $known.($_.Name) } else { $_.Length / 1000 } }
}

# True for the one process that gets the file: two cannot create the same claim.
function Test-Claim([string] $Name) {
    try {
        [IO.File]::Open((Join-Path $QueuePath $Name), [IO.FileMode]::CreateNew).Dispose()
        $true
    }
    catch [IO.IOException] { $false }
}

function Invoke-File($File) {
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $File.FullName
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Normal'
    $configuration.Output.RenderMode = 'Plaintext'
    $run = $null
    $text = [Text.StringBuilder]::new()
    Invoke-Pester -Configuration $configuration *>&1 | ForEach-Object {
        if ($_ -is [Management.Automation.InformationRecord]) {
            $null = $text.Append("$_")
            if (-not $_.MessageData.NoNewLine) { $null = $text.AppendLine() }
        }
        elseif ($_.PSObject.TypeNames -contains 'Pester.Run') { $run = $_ }
        else { $null = $text.AppendLine(($_ | Out-String).TrimEnd()) }
    }
    # In one piece, so that the output of two processes does not mix.
    $shown = $text.ToString() -split '\r?\n' | Where-Object { $_ -and $_ -notmatch '^(Pester v|Starting discovery|Discovery found|Running tests|Tests completed|Tests Passed)' }
    [Console]::Out.Write(($shown | ForEach-Object { "$_$([Environment]::NewLine)" }) -join '')
    if (-not $run) { return [pscustomobject]@{ File = $File.Name; Passed = 0; Failed = 1; Skipped = 0; Seconds = 0 } }

    foreach ($test in $run.Skipped) { Write-Host "Skipped: $($test.ExpandedPath) $(if ($test.ErrorRecord) { $test.ErrorRecord[0] })" }
    # A file that breaks off before its tests has no failed test to count.
    $broken = @($run.FailedContainers).Count + @($run.FailedBlocks).Count
    [pscustomobject]@{
        File    = $File.Name
        Passed  = $run.PassedCount
        Failed  = $run.FailedCount + $broken
        Skipped = $run.SkippedCount + $run.NotRunCount
        Seconds = [Math]::Round($run.Duration.TotalSeconds, 2)
    }
}

if ($QueuePath) {
    Import-Module Pester -MinimumVersion 5.0
    Import-Module "$PSScriptRoot/TestHelper.psm1"
    $simulator = Start-Simulator -Own
    $env:USEDESKUDESK_SIMULATOR = $simulator | Select-Object * -ExcludeProperty Process | ConvertTo-Json -Compress
    try {
        $results = @(Get-TestFile | Where-Object { Test-Claim $_.Name } | ForEach-Object { Invoke-File $_ })
        ConvertTo-Json -InputObject $results | Set-Content $ResultPath
    }
    finally { Stop-Simulator $simulator }
    return
}

$files = @(Get-TestFile)
$queue = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "usedeskudesk-suite-$PID-$([guid]::NewGuid().ToString('N'))") -ItemType Directory).FullName
$processes = @()
try {
    $processes = @(1..[Math]::Min($Workers, $files.Count) | ForEach-Object {
            $start = [Diagnostics.ProcessStartInfo]::new((& "$PSScriptRoot/../Get-Shell.ps1"))
            $start.Arguments = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$PSCommandPath`" -ResultPath `"$(Join-Path $queue "result-$_.json")`" -Filter `"$Filter`" -QueuePath `"$queue`""
            $start.UseShellExecute = $false
            [Diagnostics.Process]::Start($start)
        })
    foreach ($process in $processes) { $process.WaitForExit() }

    $results = @(Get-ChildItem $queue -Filter result-*.json | ForEach-Object { Get-Content $_.FullName -Raw | ConvertFrom-Json } | ForEach-Object { $_ })
    # A process that ended early leaves no results, and a file that nobody ran is no success.
    $lost = @($files.Name | Where-Object { $_ -notin $results.File })
    foreach ($name in $lost) { Write-Host "[-] $name was not run to its end" }
    $counts = @{ Passed = 0; Failed = $lost.Count; Skipped = 0 }
    foreach ($kind in 'Passed', 'Failed', 'Skipped') { foreach ($result in $results) { $counts[$kind] += $result.$kind } }
    $counts | ConvertTo-Json | Set-Content $ResultPath

    if ($lost.Count -eq 0) {
        $durations = [ordered]@{}
        if (Test-Path $durationPath) { (Get-Content $durationPath -Raw | ConvertFrom-Json).PSObject.Properties | ForEach-Object { $durations[$_.Name] = $_.Value } }
        foreach ($result in $results) { $durations[$result.File] = $result.Seconds }
        $durations | ConvertTo-Json | Set-Content $durationPath
    }
}
finally {
    foreach ($process in $processes) {
        if (-not $process.HasExited) { $process.Kill() }
        $process.Dispose()
    }
    Remove-Item $queue -Recurse -Force
}
