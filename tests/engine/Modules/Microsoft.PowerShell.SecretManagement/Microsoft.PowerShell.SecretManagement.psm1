# Stands in for SecretManagement, which is a module of the PowerShell Gallery: the commands that the module under test calls, over a
# store in memory that all runspaces of the process share. The real one is met by the Pester suite (Vault.Tests.ps1).
$key = 'UsedeskUdesk.EngineTests.Vault'

# A test may put another body in a command's place: then the vault misbehaves.
function Get-Replacement([string] $Command) {
    if ($body = [AppDomain]::CurrentDomain.GetData("UsedeskUdesk.EngineTests.$Command")) { [scriptblock]::Create($body) }
}

function Get-Store {
    $store = [AppDomain]::CurrentDomain.GetData($key)
    if ($null -eq $store) {
        $store = [Collections.Concurrent.ConcurrentDictionary[string, object]]::new()
        [AppDomain]::CurrentDomain.SetData($key, $store)
    }
    , $store
}

function Get-SecretVault {
    [CmdletBinding()]
    param([string] $Name = '*')
    foreach ($vault in [pscustomobject]@{ Name = 'First'; IsDefault = $true }, [pscustomobject]@{ Name = 'Second'; IsDefault = $false }) {
        if ($vault.Name -like $Name) { $vault }
    }
}

function Get-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $Vault)
    if ($replacement = Get-Replacement Get-Secret) { . $replacement; return }
    $item = $null
    if ((Get-Store).TryGetValue("$Vault/$Name", [ref] $item)) { , $item.Secret; return }
    $missing = [Management.Automation.ItemNotFoundException]::new("The secret $Name was not found.")
    $PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new($missing, 'InvokeGetSecretError', 'ObjectNotFound', $Name))
}

function Get-SecretInfo {
    [CmdletBinding()]
    param([string] $Name, [string] $Vault)
    if ($replacement = Get-Replacement Get-SecretInfo) { . $replacement; return }
    foreach ($entry in (Get-Store).GetEnumerator()) {
        $place, $item = $entry.Key.Split('/', 2)
        if ($place -eq $Vault -and $item -like $Name) {
            [pscustomobject]@{ Name = $item; VaultName = $place; Type = 'SecureString'; Metadata = [Collections.ObjectModel.ReadOnlyDictionary[string, object]]::new($entry.Value.Metadata) }
        }
    }
}

function Set-Secret {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Name, [string] $Vault, [securestring] $SecureStringSecret)
    if ($replacement = Get-Replacement Set-Secret) { . $replacement; return }
    if ($PSCmdlet.ShouldProcess($Name)) {
        (Get-Store)["$Vault/$Name"] = @{ Secret = $SecureStringSecret.Copy(); Metadata = [Collections.Generic.Dictionary[string, object]]::new() }
    }
}

function Set-SecretInfo {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Name, [string] $Vault, [hashtable] $Metadata)
    if ($replacement = Get-Replacement Set-SecretInfo) { . $replacement; return }
    if ($PSCmdlet.ShouldProcess($Name)) {
        foreach ($entry in $Metadata.GetEnumerator()) { (Get-Store)["$Vault/$Name"].Metadata[$entry.Key] = $entry.Value }
    }
}

function Remove-Secret {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Name, [string] $Vault)
    if ($replacement = Get-Replacement Remove-Secret) { . $replacement; return }
    $gone = $null
    if ($PSCmdlet.ShouldProcess($Name)) { $null = (Get-Store).TryRemove("$Vault/$Name", [ref] $gone) }
}

Export-ModuleMember -Function Get-SecretVault, Get-Secret, Get-SecretInfo, Set-Secret, Set-SecretInfo, Remove-Secret
