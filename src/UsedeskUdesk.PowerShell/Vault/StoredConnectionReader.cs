using System;
using System.Linq;
using System.Management.Automation;
using System.Runtime.Serialization;
using System.Security;

namespace UsedeskUdesk.Vault;

/// <summary>Reads the vault item of a connection.</summary>
internal static class StoredConnectionReader
{
    /// <exception cref="VaultException">There is no such item, or it is not a connection to this service.</exception>
    public static (StoredConnection Stored, VaultItem Item) Read(ServiceName service, ConnectionQuery query)
    {
        using var session = new VaultSession(query.Prompt, query.Stopping);
        var vault = VaultItem.Locate(session, service, query);
        foreach (var own in new[] { true, false })
        {
            // A credential that somebody made by hand has the connection's name alone.
            var name = own ? VaultItem.NameOf(service, query.Name) : query.Name;
            var value = session.Get(name, vault);
            if (value is null && own && VaultItem.Find(session, name, vault) is { } otherCase && otherCase != name)
            {
                name = otherCase;
                value = session.Get(name, vault);
            }

            if (value is not null)
            {
                var item = Open(service, value, name, vault);
                if (item.BaseUri is null || (item.Email is null && service == ServiceName.Udesk))
                {
                    Complete(item, session.Find(name, vault).FirstOrDefault(info => name.Equals(info.Properties["Name"].Value)));
                }

                ConnectionIndex.Try(() => ConnectionIndex.Upsert(service, query.Name, vault));
                return (item, new VaultItem(name, vault));
            }
        }

        throw VaultException.Missing(service, query.Name, vault);
    }

    private static StoredConnection Open(ServiceName service, object value, string name, string vault)
    {
        var item = value switch
        {
            PSCredential credential => OpenText(credential.Password, name, vault),
            SecureString secret => OpenText(secret, name, vault),
            _ => throw VaultException.Unrecognized(name, vault, $"it holds a {value.GetType().Name}"),
        };
        if (item.Schema > StoredConnection.CurrentSchema)
        {
            throw VaultException.Unrecognized(name, vault, "a newer version of this module wrote it");
        }

        if (item.Schema < 1)
        {
            throw VaultException.Unrecognized(name, vault, "its JSON was not written by this module");
        }

        if (item.Service is not null && !item.Service.Equals(service.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            throw VaultException.Unrecognized(name, vault, $"it is for {item.Service}");
        }

        if (string.IsNullOrEmpty(item.Token))
        {
            throw VaultException.Empty(name, vault);
        }

        if (value is PSCredential { UserName.Length: > 0 } named)
        {
            item.Email ??= named.UserName;
        }

        return item;
    }

    private static StoredConnection OpenText(SecureString secret, string name, string vault)
    {
        try
        {
            return secret.Length == 0 ? throw VaultException.Empty(name, vault) : StoredConnection.Open(secret);
        }
        catch (SerializationException)
        {
            // The parser's own text could quote the item.
            throw VaultException.Unrecognized(name, vault, "it begins like JSON but cannot be read");
        }
    }

    private static void Complete(StoredConnection item, PSObject? info)
    {
        item.BaseUri ??= VaultMetadata.Read(info, "BaseUri");
        item.Email ??= VaultMetadata.Read(info, "Email");
    }
}
