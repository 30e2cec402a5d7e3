using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace UsedeskUdesk.Vault;

/// <summary>What stands beside an item that is not secret, in vaults that keep such things.</summary>
internal static class VaultMetadata
{
    public static Hashtable Of(StoredConnection item)
    {
        var metadata = new Hashtable { ["BaseUri"] = item.BaseUri };
        if (item.Email is not null)
        {
            metadata["Email"] = item.Email;
        }

        return metadata;
    }

    public static string? Read(PSObject? info, string name)
        => info?.Properties["Metadata"]?.Value is IReadOnlyDictionary<string, object> metadata && metadata.TryGetValue(name, out var value) ? value as string : null;
}
