<#
.SYNOPSIS
    Sets a runbook up from nothing, for the account that runs this script: modules, vault, connection, and the schedule.
.DESCRIPTION
    Run it once as the account that the job will run under; a vault belongs to one account. The SecretStore is set up without a
    password: its files are readable to that account alone, and no prompt can come up at night.

    The token comes from an environment variable, so that it is in no command line and no history. The variable is taken away again.

    Exit codes: 0 ready; 2 something is missing, and the text says what.
.EXAMPLE
    USEDESK_TOKEN=$(cat /run/secrets/usedesk) pwsh -NoProfile -NonInteractive -File Install-ScheduledRunbook.ps1 -Runbook /srv/jobs/New-NightlyTicket.ps1 -ArgumentList '-Path /srv/tickets/tonight.csv'
    Registers the connection, and writes the line for crontab.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Install-ScheduledRunbook.ps1 -Runbook C:\Jobs\New-NightlyTicket.ps1 -ArgumentList '-Path C:\Jobs\tonight.csv' -RegisterTask
    On Windows, in a shell of the service account that has the token in USEDESK_TOKEN: makes the task, too.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Runbook,
    [string] $ArgumentList = '',
    [string] $ConnectionName = 'nightly',
    [uri] $BaseUri = 'https://secure.usedesk.com/uapi',
    [string] $TokenVariable = 'USEDESK_TOKEN',
    [string] $VaultName = 'Runbooks',
    [ValidatePattern('^\d\d:\d\d$')] [string] $At = '03:00',

    # Windows: makes the task. Elsewhere the line for crontab is written either way.
    [switch] $RegisterTask,

    # Where the module is, unless it is installed.
    [string] $ModulePath = 'UsedeskUdesk'
)

$ErrorActionPreference = 'Stop'
try {
    $text = [Environment]::GetEnvironmentVariable($TokenVariable)
    [Environment]::SetEnvironmentVariable($TokenVariable, $null)
    if (-not $text) { throw "The environment variable $TokenVariable is empty. Put the API channel's token there." }
    $token = [securestring]::new()
    foreach ($c in $text.ToCharArray()) { $token.AppendChar($c) }
    $text = $null

    foreach ($name in 'Microsoft.PowerShell.SecretManagement', 'Microsoft.PowerShell.SecretStore') {
        if (-not (Get-Module $name -ListAvailable)) { Install-Module $name -Scope CurrentUser -Force }
    }

    if (-not (Get-SecretVault -Name $VaultName -ErrorAction Ignore)) {
        # A store that is there already is left as it is; a new one must not ask for a password.
        $storeFolder = if ($env:LOCALAPPDATA) { Join-Path $env:LOCALAPPDATA 'Microsoft/PowerShell/secretmanagement/localstore' } else { Join-Path $HOME '.secretmanagement/localstore' }
        if (-not (Test-Path $storeFolder)) { Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction Ignore }
        Register-SecretVault -Name $VaultName -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
    }

    Import-Module $ModulePath
    Register-UsedeskConnection -Name $ConnectionName -Vault $VaultName -BaseUri $BaseUri -ApiToken $token -Default -Force
    if (-not (Test-UsedeskConnection -Connection $ConnectionName)) {
        $test = Test-UsedeskConnection -Connection $ConnectionName -Detailed
        throw "The connection is registered, but it does not work: $($test.Reason) $($test.RecommendedAction)"
    }

    $arguments = "-NoProfile -NonInteractive -File `"$Runbook`" $ArgumentList"
    # Where PowerShell came by 'dotnet tool install', its process is dotnet.
    $shell = (Get-Process -Id $PID).Path
    if ([IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') { $shell = (Get-Command pwsh -CommandType Application -ErrorAction Stop | Select-Object -First 1).Source }
    if ($RegisterTask) {
        $action = New-ScheduledTaskAction -Execute $shell -Argument $arguments
        # S4U: the task runs whether or not the account is logged on, without its password being kept.
        # Where a gMSA runs it, -UserId is DOMAIN\name$ and -LogonType Password.
        $principal = New-ScheduledTaskPrincipal -UserId ([Security.Principal.WindowsIdentity]::GetCurrent().Name) -LogonType S4U
        $null = Register-ScheduledTask -TaskName "UsedeskUdesk $ConnectionName" -Action $action -Trigger (New-ScheduledTaskTrigger -Daily -At $At) -Principal $principal -Force
        Write-Output "The task 'UsedeskUdesk $ConnectionName' runs daily at $At."
    }
    else {
        $hour, $minute = $At -split ':'
        Write-Output 'Ready. The line for crontab -e of this account:'
        Write-Output "$([int]$minute) $([int]$hour) * * * $shell $arguments"
    }
}
catch {
    [Console]::Error.WriteLine("$_ $($_.ErrorDetails.RecommendedAction)")
    exit 2
}

exit 0
