# Runs once in each worker, before its first function. The settings are references to a Key Vault: see README.md.
if ($env:USEDESK_TOKEN) {
    $address = if ($env:USEDESK_BASE_URI) { @{ BaseUri = $env:USEDESK_BASE_URI } } else { @{} }
    Connect-Usedesk @address -ApiToken (ConvertTo-SecureString $env:USEDESK_TOKEN -AsPlainText -Force)
}
