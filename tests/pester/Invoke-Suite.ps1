# Runs the Pester files and leaves the counts as JSON. Called by build.ps1 in a shell of its own.
param([Parameter(Mandatory)] [string] $ResultPath, [string] $Filter = '*')

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0
$files = @(Get-ChildItem $PSScriptRoot -Filter "$Filter.Tests.ps1")
if ($files.Count -eq 0) { throw "No test file is named '$Filter'." }

$configuration = New-PesterConfiguration
$configuration.Run.Path = @($files.FullName)
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
$run = Invoke-Pester -Configuration $configuration

foreach ($test in $run.Skipped) { Write-Host "Skipped: $($test.ExpandedPath) $(if ($test.ErrorRecord) { $test.ErrorRecord[0] })" }
# A file that breaks off before its tests has no failed test to count.
$broken = @($run.FailedContainers).Count + @($run.FailedBlocks).Count
@{ Passed = $run.PassedCount; Failed = $run.FailedCount + $broken; Skipped = $run.SkippedCount + $run.NotRunCount } |
    ConvertTo-Json | Set-Content $ResultPath
