using System;
using System.Management.Automation;

namespace UsedeskUdesk.Vault;

/// <summary>A registered connection that cannot be had, or kept. Its texts come from names and from vaults, never from a secret.</summary>
internal sealed class VaultException : Exception
{
    public VaultException(string errorId, ErrorCategory category, string message, string advice)
        : base(message)
    {
        ErrorId = errorId;
        Category = category;
        Advice = advice;
    }

    public string ErrorId { get; }

    public ErrorCategory Category { get; }

    public string Advice { get; }

    public static VaultException NotInstalled() => new(
        "SecretManagementNotInstalled",
        ErrorCategory.NotInstalled,
        "Registered connections need the module Microsoft.PowerShell.SecretManagement, which is not installed.",
        "Run: Install-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore -Scope CurrentUser. Or connect with the address and credentials instead of a name.");

    public static VaultException NoVault() => new(
        "NoVault",
        ErrorCategory.ObjectNotFound,
        "No secret vault is registered for this user.",
        "Register one, for example: Register-SecretVault -Name SecretStore -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault.");

    public static VaultException NoDefaultVault() => new(
        "NoDefaultVault",
        ErrorCategory.ObjectNotFound,
        "None of the registered vaults is the default one.",
        "Name one with -Vault, or choose a default with Set-SecretVaultDefault. Get-SecretVault lists them.");

    public static VaultException VaultNotFound(string vault) => new(
        "VaultNotFound",
        ErrorCategory.ObjectNotFound,
        $"There is no vault named '{vault}'.",
        "Get-SecretVault lists the vaults of this user; Register-SecretVault adds one.");

    public static VaultException Locked(string vault) => new(
        "VaultLocked",
        ErrorCategory.AuthenticationError,
        $"The vault '{vault}' is locked, and nobody can be asked to open it.",
        "Unlock it before this command (Unlock-SecretStore for the SecretStore), or set it up for runs without a person as docs/vault.md describes.");

    public static VaultException Failed(string vault, string text) => new(
        "VaultFailed",
        ErrorCategory.ResourceUnavailable,
        $"The vault '{vault}' failed: {text}",
        $"Run Test-SecretVault -Name '{vault}', and sign in to the vault if it needs that.");

    public static VaultException Missing(ServiceName service, string name, string vault) => new(
        "ConnectionNotRegistered",
        ErrorCategory.ObjectNotFound,
        $"There is no registered connection to {service} named '{name}' in the vault '{vault}'.",
        $"See Get-{service}Connection -ListAvailable, name another vault with -Vault, or run Register-{service}Connection.");

    public static VaultException Empty(string item, string vault) => new(
        "VaultItemEmpty",
        ErrorCategory.InvalidData,
        $"The item '{item}' of the vault '{vault}' is empty.",
        "Register the connection again with -Force, or put the token into the item.");

    public static VaultException Unrecognized(string item, string vault, string why) => new(
        "VaultItemUnrecognized",
        ErrorCategory.InvalidData,
        $"The item '{item}' of the vault '{vault}' is not a connection to this service: {why}.",
        "Register the connection under another name, or replace the item with -Force if nothing else needs it.");

    public static VaultException Incomplete(string item, string vault, string missing) => new(
        "VaultItemIncomplete",
        ErrorCategory.InvalidData,
        $"The item '{item}' of the vault '{vault}' holds credentials only: {missing}.",
        "Give what is missing beside -Name, or register the connection.");
}
