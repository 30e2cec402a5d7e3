<#
.SYNOPSIS
    Shows beside a Usedesk ticket what the same customer talked about in Udesk.
.DESCRIPTION
    Serves a dynamic block: the customer is found in Udesk by the e-mails and phones of the ticket's client; the block shows the customer,
    the sessions of the last four weeks (a longer time takes more calls, two seconds apart), and the last messages of the newest one. Runs until it is stopped.

    In Usedesk make a dynamic block with the public address of -ListenUri and a secret. A reverse proxy takes HTTPS, see docs/events.md.
.EXAMPLE
    Connect-Udesk -Name production
    ./Show-UdeskHistory.ps1 -ListenUri http://localhost:8080/block-9f2c5e0b7d4a41c8 -Secret (Get-Secret usedesk-block)
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [uri] $ListenUri,
    [Parameter(Mandatory)] [securestring[]] $Secret,
    [ValidateRange(1, 50)] [int] $Sessions = 5,
    [ValidateRange(1, 50)] [int] $Messages = 10
)

$ErrorActionPreference = 'Stop'
Start-UsedeskDynamicBlock $ListenUri -Secret $Secret -CacheSec 30 {
    $request = $_
    # Not every e-mail and phone is known to Udesk, and that is no failure.
    $customer = @(
        foreach ($mail in $request.Email) { Get-UdeskCustomer -Email $mail -ErrorAction SilentlyContinue }
        foreach ($phone in $request.Phone) { Get-UdeskCustomer -CellPhone $phone -ErrorAction SilentlyContinue }
    ) | Select-Object -First 1
    if (-not $customer) { return 'Udesk does not know this customer.' }

    [UsedeskUdesk.UsedeskHtml] '<h4>In Udesk</h4>'
    $customer | Select-Object @{ n = 'Customer'; e = { $_.NickName } }, @{ n = 'ID'; e = { $_.Id } }, @{ n = 'Level'; e = { $_.Level } }

    $records = @(Find-UdeskImSession -CustomerId $customer.Id -StartTime (Get-Date).AddDays(-28) | Sort-Object CreatedAt -Descending | Select-Object -First $using:Sessions)
    if ($records.Count -eq 0) { return 'No session in the last four weeks.' }

    [UsedeskUdesk.UsedeskHtml] '<h4>Sessions</h4>'
    $records | Select-Object @{ n = 'Begun'; e = { $_.CreatedAt } }, @{ n = 'Agent'; e = { $_.AgentName } }, @{ n = 'Messages'; e = { $_.CustomerMessageCount } }

    [UsedeskUdesk.UsedeskHtml] '<h4>Last messages</h4>'
    Get-UdeskImSessionLog -SessionId $records[0].SessionId -StartTime (Get-Date).AddDays(-28) | Where-Object IsTalk |
        Sort-Object CreatedAt | Select-Object -Last $using:Messages | Select-Object @{ n = 'At'; e = { $_.CreatedAt } }, @{ n = 'From'; e = { $_.Sender } }, @{ n = 'Text'; e = { $_.Content } }
}
