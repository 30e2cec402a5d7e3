# What failed five times. Queues drop messages after seven days, so it goes into a blob first, and somebody is told: an alert on
# this error in Application Insights. To try it again, put the blob's content into the queue udesk-events.
param($Body, $TriggerMetadata)

$ErrorActionPreference = 'Stop'
$json = if ($Body -is [string]) { $Body } else { ConvertTo-Json $Body -Depth 64 -Compress }
Push-OutputBinding -Name Kept -Value $json
Write-Error "An event could not be worked on; it is kept as udesk-poison/$($TriggerMetadata.Id).json." -ErrorAction Continue
