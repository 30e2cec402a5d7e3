<#
.SYNOPSIS
    An Azure Automation runbook: writes how busy Udesk's agents are, and fails when none of them is on line.
.DESCRIPTION
    The credentials are an asset of the Automation account: a credential whose user name is the administrator's e-mail and whose
    password is the open API token, and a variable with the subdomain. A sandbox lives for one job, so nothing is registered.

    Needs in the account: the module UsedeskUdesk (runtime environment PowerShell 7), the credential and the variable.
    A job that ends with an exception has the state Failed; that is Azure Automation's exit code.
.EXAMPLE
    Start-AzAutomationRunbook -Name Watch-AgentLoad -AutomationAccountName ops -ResourceGroupName ops
#>
[CmdletBinding()]
param(
    [string] $CredentialName = 'Udesk',
    [string] $SubdomainName = 'UdeskSubdomain',

    # Where the module is, unless it is installed.
    [string] $ModulePath = 'UsedeskUdesk'
)

$ErrorActionPreference = 'Stop'
Import-Module $ModulePath

$credential = Get-AutomationPSCredential -Name $CredentialName
if (-not $credential) { throw "There is no credential asset '$CredentialName' in this Automation account." }

$address = Get-AutomationVariable -Name $SubdomainName
$target = if ($address -like 'http*') { @{ BaseUri = $address } } else { @{ Subdomain = $address } }
Connect-Udesk @target -Credential $credential

$agents = @(Get-UdeskAgentStatus)
$online = @($agents | Where-Object ImStatus -NE 'Offline')
$online | Select-Object AgentId, Nick, ImStatus, ImSessionCount, ImMaxSessionCount | Write-Output
if ($online.Count -eq 0) { throw "None of the $($agents.Count) agents is on line." }
