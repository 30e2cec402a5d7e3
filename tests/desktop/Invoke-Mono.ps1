<#
.SYNOPSIS
    The client's tests on .NET Framework: the netstandard2.0 build that Windows PowerShell 5.1 loads.
.DESCRIPTION
    Called by build.ps1 mono. On Windows .NET Framework runs them, elsewhere Mono, which is not the same: it shows what the build for the
    desktop does with another class library, not what Windows does. Skips, and says so, where neither is there.
#>
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
$root = Split-Path (Split-Path $PSScriptRoot)
$isWindowsHere = [Environment]::OSVersion.Platform -eq 'Win32NT'
$mono = if (-not $isWindowsHere) { Get-Command mono -CommandType Application -ErrorAction Ignore | Select-Object -First 1 }
if (-not $isWindowsHere -and -not $mono) {
    Write-Host 'Skipped: the tests of the netstandard2.0 client. They need Mono, on Debian: apt-get install --no-install-recommends mono-devel'
    exit 0
}

& dotnet build (Join-Path $PSScriptRoot 'UsedeskUdesk.DesktopTests.csproj') -c Release -v minimal --nologo
if ($LASTEXITCODE -ne 0) {
    Write-Host 'The tests could not be built. They need the packages Microsoft.NETFramework.ReferenceAssemblies and xunit.runner.console.'
    exit 1
}

$bin = Join-Path $root 'artifacts/bin/UsedeskUdesk.DesktopTests/release'
$runner = Get-Content (Join-Path $bin 'runner.txt')
# The runner looks for the assemblies beside itself.
Copy-Item (Join-Path (Split-Path $runner) '*') $bin -Force
$arguments = @((Join-Path $bin 'xunit.console.exe'), (Join-Path $bin 'UsedeskUdesk.Tests.dll'), '-notrait', 'Desktop=No', '-noappdomain', '-parallel', 'none', '-nologo')
if ($isWindowsHere) { & $arguments[0] $arguments[1..($arguments.Count - 1)] } else { & $mono.Source @arguments }
exit $LASTEXITCODE
