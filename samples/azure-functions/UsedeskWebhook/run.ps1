# Usedesk posts here. The secret is checked before anything is queued; what is queued has it masked.
param($Request, $TriggerMetadata)

$ErrorActionPreference = 'Stop'
$secret = @($env:USEDESK_WEBHOOK_SECRET -split ';' | Where-Object { $_ } | ForEach-Object { ConvertTo-SecureString $_ -AsPlainText -Force })
if (-not $secret) { throw 'The setting USEDESK_WEBHOOK_SECRET is missing.' }
try {
    $events = @(ConvertFrom-UsedeskWebhook $Request -Secret $secret)
}
catch {
    Write-Warning "Refused: $($_.Exception.Message)"
    $status = if ($_.FullyQualifiedErrorId -like 'WebhookSecret*') { 403 } else { 400 }
    Push-OutputBinding -Name Response -Value ([HttpResponseContext]@{ StatusCode = $status })
    return
}

$bodies = @($events | Select-Object -ExpandProperty Raw -Unique)
if ($bodies.Count -gt 0) { Push-OutputBinding -Name Event -Value ([string[]] $bodies) }
Push-OutputBinding -Name Response -Value ([HttpResponseContext]@{ StatusCode = 200 })
