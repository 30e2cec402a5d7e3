# Vaults are registered per user. Tests of them run in a shell of its own whose home folder is a temporary one.
$ErrorActionPreference = 'Stop'
$script:VaultModule = Join-Path $PSScriptRoot 'TestVault'

# Why the tests of vaults cannot run here; nothing when they can.
function Get-VaultObstacle {
    param([switch] $SecretStore)
    if ($IsWindows -or $PSVersionTable.PSVersion.Major -lt 6) { return 'On Windows the registry of vaults cannot be moved out of the profile of whoever runs the tests.' }
    $needed = @('Microsoft.PowerShell.SecretManagement') + @(if ($SecretStore) { 'Microsoft.PowerShell.SecretStore' })
    foreach ($name in $needed) {
        if (-not (Get-Module $name -ListAvailable)) { return "The module $name is not installed." }
    }
}

# Starts another process with its home in a folder. The process sees what the caller puts into -Environment.
function Invoke-WithHome {
    param([Parameter(Mandatory)] [string] $HomePath, [Parameter(Mandatory)] [scriptblock] $Script)
    $kept = @{}
    foreach ($name in 'HOME', 'XDG_CONFIG_HOME', 'UDESK_CONNECTION', 'USEDESK_CONNECTION') { $kept[$name] = [Environment]::GetEnvironmentVariable($name) }
    try {
        $env:HOME = $HomePath
        $env:XDG_CONFIG_HOME = Join-Path $HomePath '.config'
        $env:UDESK_CONNECTION = $null
        $env:USEDESK_CONNECTION = $null
        & $Script
    }
    finally { foreach ($name in $kept.Keys) { [Environment]::SetEnvironmentVariable($name, $kept[$name]) } }
}

# A shell that stays: what one call leaves is there for the next.
function Start-VaultShell {
    param([Parameter(Mandatory)] [string] $HomePath, [string] $ModulePath)
    $null = New-Item $HomePath -ItemType Directory -Force
    $process = [Management.Automation.Runspaces.PowerShellProcessInstance]::new()
    $runspace = Invoke-WithHome $HomePath {
        $opened = [runspacefactory]::CreateOutOfProcessRunspace([Management.Automation.Runspaces.TypeTable]::LoadDefaultTypeFiles(), $process)
        $opened.Open()
        $opened
    }
    $shell = [pscustomobject]@{ Runspace = $runspace; Process = $process; HomePath = $HomePath; Errors = @() }
    $null = Invoke-InShell $shell {
        param($helper, $module)
        Import-Module $helper -Force
        Import-Module $module
        # The id of the error that a script ends with, and nothing when it does not.
        function Get-ErrorId([scriptblock] $Action) { try { $null = & $Action } catch { ($_.FullyQualifiedErrorId -split ',')[0] } }
    } (Join-Path $PSScriptRoot 'TestHelper.psm1') $ModulePath
    $shell
}

function Stop-VaultShell {
    param($Shell)
    if ($Shell) { $Shell.Runspace.Dispose(); $Shell.Process.Dispose() }
}

# Runs a script in the shell. What it writes comes back; an error that ends it is thrown; others are in $Shell.Errors.
function Invoke-InShell {
    param([Parameter(Mandatory, Position = 0)] $Shell, [Parameter(Mandatory, Position = 1)] [scriptblock] $Script, [Parameter(ValueFromRemainingArguments)] [object[]] $ArgumentList)
    $run = [powershell]::Create()
    try {
        $run.Runspace = $Shell.Runspace
        $null = $run.AddScript($Script.ToString(), $false)
        foreach ($argument in $ArgumentList) { $null = $run.AddArgument($argument) }
        $run.Invoke()
        $Shell.Errors = @($run.Streams.Error)
    }
    finally { $run.Dispose() }
}

# Registers a script vault in the shell; -Option as in TestVault.Extension.psm1. Returns the path of its file.
function Add-TestVault {
    param([Parameter(Mandatory)] $Shell, [Parameter(Mandatory)] [string] $Name, [hashtable] $Option = @{}, [switch] $Default)
    $path = Join-Path $Shell.HomePath "vault-$Name.json"
    $null = Invoke-InShell $Shell {
        param($name, $module, $parameters, $default)
        Register-SecretVault -Name $name -ModuleName $module -VaultParameters $parameters -DefaultVault:$default
    } $Name $script:VaultModule (@{ Path = $path; LogPath = "$path.log" } + $Option) ([bool]$Default)
    $path
}

# Runs a file in a new process without anybody to ask. Returns ExitCode, Output (both streams) and Seconds.
function Invoke-Unattended {
    param([Parameter(Mandatory)] [string] $HomePath, [Parameter(Mandatory)] [string] $Path, [string[]] $ArgumentList = @(), [hashtable] $Environment = @{}, [int] $TimeoutSec = 60, [switch] $OpenInput)
    $null = New-Item $HomePath -ItemType Directory -Force
    $start = [Diagnostics.ProcessStartInfo]::new((& "$PSScriptRoot/../Get-Shell.ps1"))
    $arguments = @('-NoProfile') + @(if (-not $OpenInput) { '-NonInteractive' }) + @('-File', $Path) + $ArgumentList
    foreach ($argument in $arguments) { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.Environment['HOME'] = $HomePath
    $start.Environment['XDG_CONFIG_HOME'] = Join-Path $HomePath '.config'
    $start.Environment['NO_COLOR'] = '1'
    foreach ($name in 'UDESK_CONNECTION', 'USEDESK_CONNECTION') { $null = $start.Environment.Remove($name) }
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $process = [Diagnostics.Process]::Start($start)
    try {
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        # With -OpenInput nothing ever comes from there, and it does not end either.
        if (-not $OpenInput) { $process.StandardInput.Close() }
        if (-not $process.WaitForExit($TimeoutSec * 1000)) {
            $process.Kill($true)
            throw "'$Path' was still running after $TimeoutSec s."
        }
        [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $output.Result + $errors.Result; Seconds = $clock.Elapsed.TotalSeconds }
    }
    finally { $process.Dispose() }
}

Export-ModuleMember -Function *
