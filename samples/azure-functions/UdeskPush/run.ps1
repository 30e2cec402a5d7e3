# Udesk posts here. The host answers only after the queue has taken the messages: with an error in between, Udesk gets HTTP 500.
param($Request, $TriggerMetadata)

$ErrorActionPreference = 'Stop'
try {
    $events = @(ConvertFrom-UdeskWebhook $Request)
}
catch {
    Write-Warning "Refused: $($_.Exception.Message)"
    Push-OutputBinding -Name Response -Value ([HttpResponseContext]@{ StatusCode = 400 })
    return
}

# All events of a body share its JSON, in which secrets are masked. It is queued once.
$bodies = @($events | Select-Object -ExpandProperty Raw -Unique)
if ($bodies.Count -gt 0) { Push-OutputBinding -Name Event -Value ([string[]] $bodies) }
Push-OutputBinding -Name Response -Value ([HttpResponseContext]@{ StatusCode = 200 })
