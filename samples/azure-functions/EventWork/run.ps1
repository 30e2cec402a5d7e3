# The work: each queue entry that a customer left becomes a ticket in Usedesk. Whatever throws puts the message back, to be tried again
# after a while; after the fifth time the host moves it to udesk-events-poison.
param($Body, $TriggerMetadata)

$ErrorActionPreference = 'Stop'
foreach ($left in @(ConvertFrom-UdeskWebhook $Body -EventType QueueAbandoned)) {
    # The queue delivers at least once, and a run may have ended between the ticket and the end: so look first.
    $subject = "Customer $($left.CustomerId) left queue entry $($left.Queue.Id)"
    if (@(Get-UsedeskTicket -Query $subject | Where-Object Subject -EQ $subject).Count -gt 0) { continue }

    $null = New-UsedeskTicket -Subject $subject -Message "The customer gave up waiting in Udesk. Please call back." -ClientEmail "udesk-$($left.CustomerId)@customers.example" -Tag 'udesk'
}
