<#
.SYNOPSIS
    Builds, tests and shows UsedeskUdesk.
.DESCRIPTION
    build    the solution, and the importable module in out/UsedeskUdesk
    test     every suite that can run here (unit, engine, Pester); says which could not
    demo     the main job against the bundled simulator
    docs     brings docs/en-US up to the cmdlets, and en-US/ (what Get-Help reads) up to docs/en-US
    bench    the benchmarks
    package  a zip of the module in out/
    clean    removes what was built
    Needs the .NET 10 SDK; test needs Pester 5 for the module's suite; docs needs Microsoft.PowerShell.PlatyPS.
.EXAMPLE
    ./build.ps1 test
.EXAMPLE
    ./build.ps1 test -Filter Send-UdeskImMessage
    Runs only the Pester files of that name.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'demo', 'docs', 'bench', 'package', 'clean')]
    [string] $Task = 'build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Pester files to run, by name with wildcards; without it also the xunit suites run.
    [string] $Filter,

    # Tests what was built before.
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
$root = $PSScriptRoot
$module = Join-Path $root 'out/UsedeskUdesk'
$shell = & (Join-Path $PSScriptRoot 'tests/Get-Shell.ps1')

function Invoke-Native {
    param([string] $Command, [string[]] $Arguments)
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Command $($Arguments[0]) failed with exit code $LASTEXITCODE." }
}

function Build-Module {
    Invoke-Native dotnet @('build', (Join-Path $root 'UsedeskUdesk.sln'), '-c', $Configuration, '-v', 'minimal', '--nologo')
    Invoke-Native dotnet @('msbuild', (Join-Path $root 'src/UsedeskUdesk.PowerShell'), '-t:AssembleModule', "-p:Configuration=$Configuration", '-v:minimal', '--nologo')
    $manifest = Import-PowerShellDataFile (Join-Path $module 'UsedeskUdesk.psd1')
    $version = ([xml](Get-Content (Join-Path $root 'Directory.Build.props') -Raw)).Project.PropertyGroup.Version
    if ($manifest.ModuleVersion -ne $version) {
        throw "The manifest says version $($manifest.ModuleVersion), Directory.Build.props says $version."
    }
    Write-Host "The module is in $module"
}

# Runs a script in a shell of its own: the module's assemblies stay loaded, and locked, in the one that imported them.
function Invoke-Apart {
    param([string] $Script, [string[]] $Arguments = @())
    $env:USEDESKUDESK_MODULE = Join-Path $module 'UsedeskUdesk.psd1'
    $env:USEDESKUDESK_CONFIGURATION = $Configuration
    & $shell -NoProfile -NonInteractive -ExecutionPolicy Bypass -File (Join-Path $root $Script) @Arguments
}

function Test-All {
    $counts = @{ Passed = 0; Failed = 0; Skipped = 0 }
    $failed = $false
    if (-not $Filter) {
        foreach ($suite in 'unit', 'engine') {
            $output = & dotnet test (Join-Path $root "tests/$suite") -c $Configuration --no-build --nologo 2>&1 | ForEach-Object { "$_"; Write-Host "$_" }
            if ($LASTEXITCODE -ne 0) { $failed = $true }
            foreach ($line in $output) {
                if ($line -match 'Failed:\s*(\d+), Passed:\s*(\d+), Skipped:\s*(\d+)') {
                    $counts.Failed += [int]$Matches[1]; $counts.Passed += [int]$Matches[2]; $counts.Skipped += [int]$Matches[3]
                }
            }
        }
    }

    $pester = Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -ge 5 } | Select-Object -First 1
    if ($pester) {
        $result = Join-Path ([IO.Path]::GetTempPath()) "usedeskudesk-pester-$PID.json"
        $arguments = @($result)
        if ($Filter) { $arguments += $Filter }
        Invoke-Apart 'tests/pester/Invoke-Suite.ps1' $arguments
        if (-not (Test-Path $result)) { throw 'The Pester suite ended before it reported.' }
        $pesterCounts = Get-Content $result -Raw | ConvertFrom-Json
        Remove-Item $result
        foreach ($kind in 'Passed', 'Failed', 'Skipped') { $counts[$kind] += $pesterCounts.$kind }
    }
    else {
        $files = @(Get-ChildItem (Join-Path $root 'tests/pester') -Filter *.Tests.ps1).Count
        Write-Host "Skipped: the $files files in tests/pester. They need Pester 5 (Install-Module Pester -MinimumVersion 5.5 -Scope CurrentUser)."
        $counts.Skipped += $files
    }

    Write-Host "$($counts.Passed) passed, $($counts.Failed) failed, $($counts.Skipped) skipped"
    if ($failed -or $counts.Failed -gt 0 -or $counts.Passed -eq 0) { exit 1 }
}

switch ($Task) {
    'build' { Build-Module }
    'test' { if (-not $NoBuild) { Build-Module }; Test-All }
    'demo' { Build-Module; Invoke-Apart 'samples/Demo.ps1'; exit $LASTEXITCODE }
    'docs' { if (-not $NoBuild) { Build-Module }; Invoke-Apart 'docs/Update-Docs.ps1'; exit $LASTEXITCODE }
    'bench' { Build-Module; Invoke-Apart 'benchmarks/Invoke-Benchmark.ps1'; exit $LASTEXITCODE }
    'package' {
        Build-Module
        $version = (Import-PowerShellDataFile (Join-Path $module 'UsedeskUdesk.psd1')).ModuleVersion
        $zip = Join-Path $root "out/UsedeskUdesk-$version.zip"
        Compress-Archive -Path $module -DestinationPath $zip -Force
        Write-Host "The package is $zip"
    }
    'clean' {
        foreach ($folder in 'artifacts', 'out') {
            $path = Join-Path $root $folder
            if (Test-Path $path) { Remove-Item $path -Recurse -Force }
        }
    }
}
