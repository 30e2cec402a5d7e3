using System;
using System.Linq;
using System.Management.Automation;
using System.Runtime.Serialization;
using System.Security;
using System.Xml;

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
                if (item.BaseUri is null || (item.Service is null && !own) || (item.Email is null && service == ServiceName.Udesk))
                {
                    Complete(item, session.Find(name, vault).FirstOrDefault(info => name.Equals(info.Properties["Name"].Value)));
                    CheckService(service, item, name, vault);
                }

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

        CheckService(service, item, name, vault);
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

    private static void CheckService(ServiceName service, StoredConnection item, string name, string vault)
    {
        if (item.Service is not null && !item.Service.Equals(service.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            // Only the other service's name is repeated: what else stands there could be anything.
            throw VaultException.Unrecognized(name, vault, Enum.TryParse<ServiceName>(item.Service, ignoreCase: true, out var other) && Enum.IsDefined(typeof(ServiceName), other) ? $"it is for {other}" : "'service' names no service");
        }
    }

    private static StoredConnection OpenText(SecureString secret, string name, string vault)
    {
        try
        {
            return secret.Length == 0 ? throw VaultException.Empty(name, vault) : StoredConnection.Open(secret);
        }
        catch (Exception error) when (error is SerializationException or FormatException or OverflowException or XmlException or InvalidOperationException or ArgumentException)
        {
            // The parser's own text could quote the item.
            throw VaultException.Unrecognized(name, vault, "it begins like JSON but cannot be read");
        }
    }

    private static void Complete(StoredConnection item, PSObject? info)
    {
        item.Service ??= VaultMetadata.Read(info, "Service");
        item.BaseUri ??= VaultMetadata.Read(info, "BaseUri");
        item.Email ??= VaultMetadata.Read(info, "Email");
    }
}
