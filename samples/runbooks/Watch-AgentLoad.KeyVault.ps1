<#
.SYNOPSIS
    The same watch with Azure Key Vault: for Azure Automation, a virtual machine or a container with a managed identity.
.DESCRIPTION
    The connection was registered once, from any machine, in the Key Vault:
        Register-SecretVault -Name KeyVault -ModuleName Az.KeyVault -VaultParameters @{ AZKVaultName = 'ops-vault'; SubscriptionId = '...' }
        Register-UdeskConnection -Name support -Vault KeyVault -Subdomain shop -Email ops@example.com -ApiToken (Read-Host -AsSecureString)
    Here the managed identity needs no more than the role "Key Vault Secrets User". -VaultModule and -VaultParameter say
    which vault it is; the sandbox has none registered.

    Exit codes (outside Azure Automation): 0 agents are on line; 1 none is; 2 the connection cannot be had.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Watch-AgentLoad.KeyVault.ps1 -KeyVaultName ops-vault -SubscriptionId 00000000-0000-0000-0000-000000000000
#>
[CmdletBinding()]
param(
    [string] $KeyVaultName,
    [string] $SubscriptionId,
    [string] $ConnectionName = 'support',
    [string] $VaultModule = 'Az.KeyVault',
    [hashtable] $VaultParameter = @{ AZKVaultName = $KeyVaultName; SubscriptionId = $SubscriptionId },

    # Where the module is, unless it is installed.
    [string] $ModulePath = 'UsedeskUdesk'
)

$ErrorActionPreference = 'Stop'
try {
    Import-Module $ModulePath
    # A sign-in that is there already, as on a developer's machine, is used.
    if ($VaultModule -eq 'Az.KeyVault' -and -not (Get-AzContext -ErrorAction Ignore)) { $null = Connect-AzAccount -Identity }
    if (-not (Get-SecretVault -Name Runbook -ErrorAction Ignore)) {
        Register-SecretVault -Name Runbook -ModuleName $VaultModule -VaultParameters $VaultParameter
    }

    Connect-Udesk -Name $ConnectionName -Vault Runbook
    $agents = @(Get-UdeskAgentStatus)
}
catch {
    [Console]::Error.WriteLine("$($_.FullyQualifiedErrorId): $_ $($_.ErrorDetails.RecommendedAction)")
    exit 2
}

$online = @($agents | Where-Object ImStatus -NE 'Offline')
Write-Output "$($online.Count) of $($agents.Count) agents are on line"
exit [int]($online.Count -eq 0)
