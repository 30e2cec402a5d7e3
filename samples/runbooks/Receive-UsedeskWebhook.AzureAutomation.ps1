<#
.SYNOPSIS
    An Azure Automation runbook behind a webhook: answers new tickets that Usedesk tells of.
.DESCRIPTION
    Make a webhook for the runbook and give its address to Usedesk's API channel. The token in the address is its protection, and the secret in the
    body is checked beside it. Azure Automation answers 202 once the job is queued, and runs it later, so each event is one job: fit for some
    events a minute, not for a chat. Udesk wants an empty answer with 200 within 5 s; use Azure Functions or Receive-UdeskEvent for it.

    Needs in the account: the module UsedeskUdesk (runtime environment PowerShell 7), the credential assets Usedesk and UsedeskWebhook, whose
    passwords are the API token and the secret.
    A job that ends with an exception has the state Failed, and keeps its input: start it again from there.
.EXAMPLE
    New-AzAutomationWebhook -Name usedesk -RunbookName Receive-UsedeskWebhook -IsEnabled $true -ExpiryTime (Get-Date).AddYears(1) -AutomationAccountName ops -ResourceGroupName ops
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [object] $WebhookData,
    [string] $CredentialName = 'Usedesk',
    [string] $SecretName = 'UsedeskWebhook',

    # Another address than Usedesk's own.
    [string] $BaseUri,

    # Where the module is, unless it is installed.
    [string] $ModulePath = 'UsedeskUdesk'
)

$ErrorActionPreference = 'Stop'
Import-Module $ModulePath

$secret = Get-AutomationPSCredential -Name $SecretName
$credential = Get-AutomationPSCredential -Name $CredentialName
if (-not $secret -or -not $credential) { throw "The credential assets '$CredentialName' and '$SecretName' are needed." }

$events = @($WebhookData | ConvertFrom-UsedeskWebhook -Secret $secret.Password -EventType TicketCreated)
if ($events.Count -eq 0) { return }

$address = if ($BaseUri) { @{ BaseUri = $BaseUri } } else { @{} }
Connect-Usedesk @address -ApiToken $credential.Password
foreach ($ticket in $events) {
    $null = Add-UsedeskTicketComment -TicketId $ticket.TicketId -Message 'Thank you, we have your message.' -Public
    "Ticket $($ticket.TicketId) was answered."
}
