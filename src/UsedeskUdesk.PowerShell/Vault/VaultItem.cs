using System;
using System.Linq;

namespace UsedeskUdesk.Vault;

/// <summary>Where a registered connection is: an item of a vault.</summary>
internal sealed class VaultItem
{
    /// <summary>With it, an item's name stays within what the strictest vault takes: letters, digits and hyphens, 127 at most.</summary>
    public const int LongestConnectionName = 80;

    public VaultItem(string name, string vault)
    {
        Name = name;
        Vault = vault;
    }

    /// <summary>The item's name as the vault writes it.</summary>
    public string Name { get; }

    public string Vault { get; }

    /// <summary>Whether its name says that it is a connection to the service. A bare name says nothing.</summary>
    public bool BelongsTo(ServiceName service) => Name.StartsWith(NameOf(service, string.Empty), StringComparison.OrdinalIgnoreCase);

    /// <summary>What the item of a connection is called: UsedeskUdesk-service-name.</summary>
    public static string NameOf(ServiceName service, string connection) => $"UsedeskUdesk-{service}-{connection}";

    /// <summary>The vault that is meant.</summary>
    public static string Locate(VaultSession session, ServiceName service, ConnectionQuery query)
        => query.Vault is null && ConnectionIndex.Find(service, query.Name)?.Vault is { } known && session.Vaults.Any(vault => vault.Name == known)
            ? known
            : session.Choose(query.Vault);

    /// <summary>The item's name as the vault writes it, as some vaults tell upper case from lower; null where there is no such item.</summary>
    public static string? Find(VaultSession session, string item, string vault)
        => session.Find(item, vault).Select(info => (string)info.Properties["Name"].Value).FirstOrDefault(known => known.Equals(item, StringComparison.OrdinalIgnoreCase));
}
