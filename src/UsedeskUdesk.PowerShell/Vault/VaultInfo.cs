using System.Management.Automation;

namespace UsedeskUdesk.Vault;

/// <summary>A registered vault.</summary>
internal sealed class VaultInfo
{
    private VaultInfo(string name, bool isDefault)
    {
        Name = name;
        IsDefault = isDefault;
    }

    public string Name { get; }

    public bool IsDefault { get; }

    public static VaultInfo From(PSObject vault) => new((string)vault.Properties["Name"].Value, vault.Properties["IsDefault"]?.Value is true);
}
