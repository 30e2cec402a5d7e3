<#
.SYNOPSIS
    Builds, tests and shows UsedeskUdesk.
.DESCRIPTION
    build    the solution, and the importable module in out/UsedeskUdesk
    test     every suite that can run here (unit, engine, Pester); says which could not
    demo     the main job against the bundled simulator
    docs     brings docs/en-US up to the cmdlets, and en-US/ (what Get-Help reads) up to docs/en-US
    site     docs/ as static pages with a search, in out/site
    bench    the benchmarks
    crash-test  kills a bulk run at random moments, 200 times over 10,000 items, and counts what came of it; three quarters of an hour at most
    mutate   breaks the client in many small ways and counts which the tests notice (dotnet-stryker); -Path names what to break
    property-test  the properties with -Budget times as many random cases
    soak     32 runspaces on one connection, for -Seconds
    receive-test  pushes 5,000 events while the receiver is killed ten times, and compares what was answered with what came out; a minute or two
    bridge-test  kills the bridge of samples/Bridge.ps1 at every step and at random moments, and compares what was said with what arrived; some minutes
    mono     the netstandard2.0 build of the client under its unit tests, on .NET Framework as Mono has it
    package  the module as a package in out/, which Install-PSResource takes from a folder
    try      a prompt with the module, connected to a simulator of both services
    clean    removes what was built
    Needs the .NET 10 SDK; test needs Pester 5 for the module's suite; docs needs Microsoft.PowerShell.PlatyPS.
.EXAMPLE
    ./build.ps1 test
.EXAMPLE
    ./build.ps1 test -Filter Send-UdeskImMessage
    Runs only the Pester files of that name.
.EXAMPLE
    ./build.ps1 package -ProjectUrl https://git.example/team/UsedeskUdesk
    Makes a package whose links lead to the project.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'demo', 'docs', 'site', 'bench', 'crash-test', 'mutate', 'property-test', 'soak', 'receive-test', 'bridge-test', 'mono', 'package', 'try', 'clean')]
    [string] $Task = 'build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Pester files to run, by name with wildcards; without it also the xunit suites run.
    [string] $Filter,

    # Takes what was built before.
    [switch] $NoBuild,

    # The project's public address, for the package's links and for Get-Help -Online (build, package).
    [string] $ProjectUrl = '',

    # How often crash-test kills the run, and over how many items.
    [ValidateRange(1, 10000)] [int] $Kills = 200,
    [ValidateRange(100, 1000000)] [int] $Items = 10000,

    # For mutate: folders or files of src/UsedeskUdesk.Client, such as Http or Http/RetryPolicy.cs; without it each folder in turn.
    [string[]] $Path,

    # For property-test: how many times the cases of an ordinary run.
    [ValidateRange(1, 100000)]
    [int] $Budget = 50,

    # For soak: how long each of its two parts takes.
    [ValidateRange(5, 3600)]
    [int] $Seconds = 60
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
    Invoke-Native dotnet @('msbuild', (Join-Path $root 'src/UsedeskUdesk.PowerShell'), '-t:AssembleModule', "-p:Configuration=$Configuration", "-p:ProjectUrl=$ProjectUrl", '-v:minimal', '--nologo')
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

# The engine's suite holds a short version of the same test.
function Test-Crash {
    $report = Join-Path ([IO.Path]::GetTempPath()) "usedeskudesk-crash-$PID.txt"
    $settings = @{ KILLS = $Kills; ITEMS = $Items; MINUTES = 45; REPORT = $report }
    foreach ($name in $settings.Keys) { [Environment]::SetEnvironmentVariable("USEDESKUDESK_CRASH_$name", [string]$settings[$name]) }
    try {
        & dotnet test (Join-Path $root 'tests/engine') -c $Configuration --no-build --nologo --filter FullyQualifiedName~CrashTests | Out-Host
        $failed = $LASTEXITCODE -ne 0
        if (Test-Path $report) { Get-Content $report; Remove-Item $report }
        if ($failed) { exit 1 }
    }
    finally { foreach ($name in $settings.Keys) { [Environment]::SetEnvironmentVariable("USEDESKUDESK_CRASH_$name", $null) } }
}

# A test that does not come to its end is ended, and named. The longest take a minute and a half on a machine with other work.
function Get-SuiteArgument([string] $Suite) {
    'test', (Join-Path $root "tests/$Suite"), '-c', $Configuration, '--no-build', '--nologo'
    '--blame-hang', '--blame-hang-timeout', '8m', '--blame-hang-dump-type', 'none', '--results-directory', (Join-Path $root "artifacts/tests/$Suite")
}

function Test-All {
    $counts = @{ Passed = 0; Failed = 0; Skipped = 0 }
    $failed = $false
    if (-not $Filter) {
        # Side by side: each keeps little more than one processor busy. The second is shown when it has ended, so that they do not mix.
        $log = Join-Path ([IO.Path]::GetTempPath()) "usedeskudesk-engine-$PID.txt"
        $engine = Start-Process dotnet -ArgumentList (Get-SuiteArgument engine | ForEach-Object { "`"$_`"" }) -NoNewWindow -PassThru -RedirectStandardOutput $log
        $null = $engine.Handle # Without it there is no exit code afterwards.
        try {
            $output = @(& dotnet (Get-SuiteArgument unit) 2>&1 | ForEach-Object { "$_"; Write-Host "$_" })
            if ($LASTEXITCODE -ne 0) { $failed = $true }
            $engine.WaitForExit()
            if ($engine.ExitCode -ne 0) { $failed = $true }
            $output += Get-Content $log | ForEach-Object { $_; Write-Host $_ }
        }
        finally {
            if (-not $engine.HasExited) { $engine.Kill() }
            Remove-Item $log
        }
        $totals = @($output -match 'Failed:\s*\d+, Passed:\s*\d+, Skipped:')
        if ($totals.Count -ne 2) { $failed = $true }
        foreach ($line in $totals) {
            $null = $line -match 'Failed:\s*(\d+), Passed:\s*(\d+), Skipped:\s*(\d+)'
            $counts.Failed += [int]$Matches[1]; $counts.Passed += [int]$Matches[2]; $counts.Skipped += [int]$Matches[3]
        }

        # The test that was ended is not in the totals.
        if ($failed -and $counts.Failed -eq 0) { $counts.Failed = 1 }
    }

    $pester = Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -ge 5 } | Select-Object -First 1
    if ($pester) {
        $result = Join-Path ([IO.Path]::GetTempPath()) "usedeskudesk-pester-$PID.json"
        # As an argument of another process its wildcards would be taken for names of files.
        $env:USEDESKUDESK_PESTER_FILTER = $Filter
        Invoke-Apart 'tests/pester/Invoke-Suite.ps1' @($result)
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

# With all tests a break costs some fifteen seconds, with the classes that are about its folder three to five. Fewer tests can only lower a score.
$testsOfFolders = @{
    Http = 'RetryTests', 'TransportTests', 'NamedBreakTests', 'OutcomeTests', 'PacingTests', 'OperationLimitTests', 'BaseUriTests', 'SecretTests', 'BodyTests', 'SigningTests', 'RequestErrorTests', 'ConnectionTests', 'Transfer'
    Operations = 'OperationContractTests', 'OperationTableTests', 'OperationLimitTests', 'ArgumentTests', 'RawOperationTests', 'BodyTests', 'EnvelopeTests', 'PageReaderTests', 'WireFactTests', 'SecretTests', 'NamedBreakTests', 'Reading', 'EnvelopeProperties', 'OutcomeTests', 'ErrorTests', 'RequestErrorTests'
    Journals = 'JournalTests', 'PowerCutTests', 'FingerprintTests', 'FingerprintProperties', 'PathTests', 'SpoolTests', 'Bulk'
    Storage = 'JournalTests', 'PowerCutTests', 'PathTests', 'SpoolTests', 'Bulk'
    Udesk = 'OperationContractTests', 'EnvelopeTests', 'OperationTableTests', 'OperationLimitTests', 'ArgumentTests', 'RawOperationTests', 'WireFactTests', 'BodyTests', 'PeerTests', 'DirectoryTests', 'Reading', 'PageReaderTests', 'MessageTests', 'RequestErrorTests', 'ServiceTimeTests', 'CustomerFormTests', 'SessionHistoryTests', 'SigningTests', 'UdeskSignatureTests', 'TimeAndSignatureProperties', 'Events'
    Usedesk = 'OperationContractTests', 'EnvelopeTests', 'OperationTableTests', 'OperationLimitTests', 'ArgumentTests', 'RawOperationTests', 'WireFactTests', 'BodyTests', 'PeerTests', 'DirectoryTests', 'Reading', 'PageReaderTests', 'MessageTests', 'RequestErrorTests', 'ServiceTimeTests', 'UsedeskTicketStatusTests', 'Events'
}

function Get-MutationSetting([string] $Part, [string] $Folder) {
    $file = Join-Path $root 'tests/unit/stryker-config.json'
    $classes = $testsOfFolders[($Part -split '/')[0]]
    if (-not $classes) { return $file }

    $all = Get-Content -Raw $file | ConvertFrom-Json
    $all.'stryker-config'.'test-case-filter' = ($classes | ForEach-Object { "FullyQualifiedName~.$_." }) -join '|'
    $null = New-Item -ItemType Directory -Force $Folder
    $own = Join-Path $Folder 'settings.json'
    $all | ConvertTo-Json -Depth 5 | Set-Content $own -Encoding utf8
    return $own
}

function Invoke-Mutation {
    $client = Join-Path $root 'src/UsedeskUdesk.Client'
    $parts = if ($Path) { $Path } else { 'Http', 'Operations', 'Outcomes', 'Json', 'Paging', 'Journals', 'Storage', 'Udesk', 'Usedesk' }
    & dotnet tool restore --tool-manifest (Join-Path $root '.config/dotnet-tools.json')
    if ($LASTEXITCODE -ne 0) {
        Write-Host 'dotnet-stryker could not be restored. .config/dotnet-tools.json names it and its version; it comes from the package sources of'
        Write-Host 'this machine ("dotnet nuget list source"). Where none of them has it, put the package into a folder and restore from there:'
        Write-Host '    dotnet tool restore --add-source FOLDER'
        exit 1
    }

    $below = @()
    Push-Location (Join-Path $root 'tests/unit')
    try {
        foreach ($part in $parts) {
            $plain = $part.Replace('\', '/').Trim('/') -replace '^(\./)?src/UsedeskUdesk\.Client/', ''
            $pattern = if ($plain -match '\*') { $plain } elseif ($plain -match '\.cs$') { "**/$plain" } else { "**/UsedeskUdesk.Client/$plain/**/*.cs" }
            if ($plain -notmatch '\*' -and -not (Test-Path (Join-Path $client $plain))) { throw "There is no $plain in $client." }
            Write-Host "Mutating $pattern"
            $report = Join-Path $root "out/mutation/$($plain -replace '[^A-Za-z0-9]+', '-')"
            $settings = Get-MutationSetting $plain $report
            & dotnet stryker --config-file $settings --mutate $pattern --output $report --concurrency ([Environment]::ProcessorCount)
            if ($LASTEXITCODE -ne 0) { $below += $plain }
            Write-Host "The report is in $report"
        }
    }
    finally { Pop-Location }
    if ($below) {
        Write-Host "Below the score that is asked for, or not measured: $($below -join ', ')"
        exit 1
    }
}

function Test-Property {
    $env:USEDESKUDESK_PROPERTY_BUDGET = $Budget
    $failed = $false
    foreach ($suite in 'unit', 'engine') {
        & dotnet test (Join-Path $root "tests/$suite") -c $Configuration --no-build --nologo --filter 'Kind=Property'
        if ($LASTEXITCODE -ne 0) { $failed = $true }
    }
    if ($failed) { exit 1 }
}

switch ($Task) {
    'build' { Build-Module }
    'test' { if (-not $NoBuild) { Build-Module }; Test-All }
    'demo' { Build-Module; Invoke-Apart 'samples/Demo.ps1'; exit $LASTEXITCODE }
    'docs' { if (-not $NoBuild) { Build-Module }; Invoke-Apart 'docs/Update-Docs.ps1'; exit $LASTEXITCODE }
    'site' { Invoke-Native dotnet @('run', '--project', (Join-Path $root 'docs/site'), '-c', $Configuration, '--', $root, (Join-Path $root 'out/site')) }
    'bench' { Build-Module; Invoke-Apart 'benchmarks/Invoke-Benchmark.ps1'; exit $LASTEXITCODE }
    'crash-test' { if (-not $NoBuild) { Build-Module }; Test-Crash }
    'package' {
        if (-not $NoBuild) { Build-Module }
        $null = & (Join-Path $root 'packaging/New-Package.ps1') -Destination (Join-Path $root 'out') -ProjectUrl $ProjectUrl -ModulePath $module
    }
    'try' {
        if (-not $NoBuild) { Build-Module }
        $env:USEDESKUDESK_MODULE = Join-Path $module 'UsedeskUdesk.psd1'
        $env:USEDESKUDESK_CONFIGURATION = $Configuration
        & $shell -NoLogo -NoProfile -NoExit -ExecutionPolicy Bypass -File (Join-Path $root 'tests/Start-TestSession.ps1')
        exit $LASTEXITCODE
    }
    'mutate' { Invoke-Mutation }
    'property-test' { if (-not $NoBuild) { Build-Module }; Test-Property }
    'soak' { if (-not $NoBuild) { Build-Module }; Invoke-Apart 'tests/soak/Invoke-Soak.ps1' @('-Seconds', "$Seconds"); exit $LASTEXITCODE }
    'receive-test' { if (-not $NoBuild) { Build-Module }; Invoke-Apart 'tests/soak/Invoke-ReceiveTest.ps1'; exit $LASTEXITCODE }
    'bridge-test' { if (-not $NoBuild) { Build-Module }; Invoke-Apart 'tests/soak/Invoke-BridgeTest.ps1'; exit $LASTEXITCODE }
    'mono' { Invoke-Apart 'tests/desktop/Invoke-Mono.ps1'; exit $LASTEXITCODE }
    'clean' {
        foreach ($folder in 'artifacts', 'out') {
            $path = Join-Path $root $folder
            if (Test-Path $path) { Remove-Item $path -Recurse -Force }
        }
    }
}
