# Vault parameters: Path (the file), and what the vault is like: StrictName (letters, digits and hyphens only, as Azure Key
# Vault), NoMetadata, Locked (asks for a password), Broken (fails), Slow (answers after a minute, or when the mode changes), LogPath (a line for each call). A file <Path>.mode
# with one of these words changes the vault while it is in use.
function Write-Call([string] $Call, [hashtable] $Options) {
    if ($Options.LogPath) { Add-Content -LiteralPath $Options.LogPath -Value $Call }
}

function Get-Mode([hashtable] $Options) {
    $file = "$($Options.Path).mode"
    if (Test-Path -LiteralPath $file) { (Get-Content -LiteralPath $file -Raw).Trim() }
}

function Assert-Open([hashtable] $Options) {
    $mode = Get-Mode $Options
    $end = [DateTime]::UtcNow.AddSeconds(60)
    while ($mode -eq 'Slow' -and [DateTime]::UtcNow -lt $end) {
        Start-Sleep -Milliseconds 100
        $mode = Get-Mode $Options
    }
    if ($Options.Broken -or $mode -eq 'Broken') { throw 'The vault is out of order.' }
    if ($Options.Locked -or $mode -eq 'Locked') { $null = Read-Host 'Password of the test vault' -AsSecureString }
}

function Read-Item([hashtable] $Options) {
    if (Test-Path -LiteralPath $Options.Path) { Get-Content -LiteralPath $Options.Path -Raw | ConvertFrom-Json -AsHashtable } else { @{} }
}

function Write-Item([hashtable] $Options, $Items) { ConvertTo-Json $Items -Depth 5 | Set-Content -LiteralPath $Options.Path }

function ConvertTo-Secure([string] $Text) {
    $secure = [securestring]::new()
    foreach ($c in $Text.ToCharArray()) { $secure.AppendChar($c) }
    $secure
}

function ConvertTo-Plain([securestring] $Secret) { [Net.NetworkCredential]::new('', $Secret).Password }

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    Write-Call "Get-Secret $Name" $AdditionalParameters
    Assert-Open $AdditionalParameters
    $item = (Read-Item $AdditionalParameters)[$Name]
    switch ($item.Type) {
        'SecureString' { , (ConvertTo-Secure $item.Value) }
        'PSCredential' { [pscredential]::new($item.User, (ConvertTo-Secure $item.Value)) }
        'Hashtable' { , @{ some = 'thing' } }
    }
}

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)
    Write-Call "Set-Secret $Name" $AdditionalParameters
    Assert-Open $AdditionalParameters
    if ($AdditionalParameters.StrictName -and $Name -cnotmatch '^[0-9a-zA-Z-]{1,127}$') { throw "The vault does not take the name '$Name'." }
    $items = Read-Item $AdditionalParameters
    $items[$Name] = switch ($Secret) {
        { $_ -is [securestring] } { @{ Type = 'SecureString'; Value = ConvertTo-Plain $Secret } }
        { $_ -is [string] } { @{ Type = 'SecureString'; Value = $Secret } }
        { $_ -is [pscredential] } { @{ Type = 'PSCredential'; User = $Secret.UserName; Value = ConvertTo-Plain $Secret.Password } }
        { $_ -is [hashtable] } { @{ Type = 'Hashtable' } }
    }
    Write-Item $AdditionalParameters $items
}

function Set-SecretInfo {
    param([string] $Name, [hashtable] $Metadata, [string] $VaultName, [hashtable] $AdditionalParameters)
    Write-Call "Set-SecretInfo $Name" $AdditionalParameters
    if ($AdditionalParameters.NoMetadata) { throw 'The vault keeps no metadata.' }
    $items = Read-Item $AdditionalParameters
    $items[$Name].Metadata = $Metadata
    Write-Item $AdditionalParameters $items
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    Write-Call "Remove-Secret $Name" $AdditionalParameters
    Assert-Open $AdditionalParameters
    $items = Read-Item $AdditionalParameters
    $items.Remove($Name)
    Write-Item $AdditionalParameters $items
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)
    Write-Call "Get-SecretInfo $Filter" $AdditionalParameters
    Assert-Open $AdditionalParameters
    $items = Read-Item $AdditionalParameters
    foreach ($name in $items.Keys -like $Filter) {
        $metadata = [Collections.Generic.Dictionary[string, object]]::new()
        if ($items[$name].Metadata) { foreach ($key in $items[$name].Metadata.Keys) { $metadata[$key] = $items[$name].Metadata[$key] } }
        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new(
            $name,
            [Microsoft.PowerShell.SecretManagement.SecretType]$items[$name].Type,
            $VaultName,
            [Collections.ObjectModel.ReadOnlyDictionary[string, object]]::new($metadata))
    }
}

function Test-SecretVault { param([string] $VaultName, [hashtable] $AdditionalParameters) $true }
