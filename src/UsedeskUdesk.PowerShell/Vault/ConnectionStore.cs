using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Vault;

/// <summary>
/// The registered connections, one vault item each. On any thread, for vaults may be slow.
/// </summary>
internal static class ConnectionStore
{
    /// <summary>A registered connection to Udesk.</summary>
    /// <exception cref="VaultException">It is not there, or its vault will not give it.</exception>
    public static UdeskConnection OpenUdesk(ConnectionQuery query)
    {
        var (stored, item) = StoredConnectionReader.Read(ServiceName.Udesk, query);
        var options = StoredConnectionOptions.ForUdesk(stored, item, query);
        Note(ServiceName.Udesk, query, item);
        return new UdeskConnection(query.Name, options, () => StoredConnectionOptions.RenewUdesk(options, item, query));
    }

    /// <summary>A registered connection to Usedesk.</summary>
    /// <exception cref="VaultException">It is not there, or its vault will not give it.</exception>
    public static UsedeskConnection OpenUsedesk(ConnectionQuery query)
    {
        var (stored, item) = StoredConnectionReader.Read(ServiceName.Usedesk, query);
        var options = StoredConnectionOptions.ForUsedesk(stored, item, query);
        Note(ServiceName.Usedesk, query, item);
        var webhookSecret = query.WebhookSecret ?? (stored.WebhookSecret is null ? null : ApiSecret.FromText(stored.WebhookSecret));
        return new UsedeskConnection(query.Name, options, webhookSecret, () => StoredConnectionOptions.RenewUsedesk(options, item, query));
    }

    /// <summary>The registered connections of a service in all vaults, without secrets.</summary>
    /// <param name="service">Which service.</param>
    /// <param name="pattern">A name with wildcards.</param>
    /// <param name="prompt">Through which a vault may ask for its password; null where nobody can be asked.</param>
    /// <param name="onError">Is told of vaults that cannot be read.</param>
    /// <param name="stopping">Is cancelled when nobody waits any more.</param>
    public static IReadOnlyList<RegisteredConnection> List(ServiceName service, string? pattern, PSHost? prompt, Action<VaultException> onError, CancellationToken stopping)
    {
        var found = new List<RegisteredConnection>();
        var names = new NamePatterns(pattern);
        var beginning = VaultItem.NameOf(service, string.Empty);
        try
        {
            using var session = new VaultSession(prompt, stopping);
            foreach (var vault in session.Vaults)
            {
                try
                {
                    found.AddRange(session.Find(beginning, vault.Name).Select(info => Describe(service, info, beginning, vault.Name)).Where(connection => names.Match(connection.Name)));
                }
                catch (VaultException error)
                {
                    onError(error);
                }
            }
        }
        catch (VaultException error)
        {
            onError(error);
        }

        ConnectionIndex.Try(() =>
        {
            foreach (var connection in found)
            {
                // Where the same name is in several vaults, the one that was registered here stays.
                if (ConnectionIndex.Find(service, connection.Name) is null)
                {
                    ConnectionIndex.Upsert(service, connection.Name, connection.Vault);
                }
            }
        });
        return found;
    }

    /// <summary>Keeps a connection. The item is written in one step: a reader finds the old one or the new one.</summary>
    /// <exception cref="VaultException">It cannot be kept, or the name is taken.</exception>
    public static RegisteredConnection Register(ServiceName service, string name, string? vault, StoredConnection item, bool makeDefault, bool force, PSHost? prompt, CancellationToken stopping)
    {
        item.Schema = StoredConnection.CurrentSchema;
        item.Service = service.ToString();
        using var session = new VaultSession(prompt, stopping);
        var place = session.Choose(vault);
        var existing = VaultItem.Find(session, VaultItem.NameOf(service, name), place);
        if (existing is not null && !force)
        {
            throw new VaultException(
                "ConnectionAlreadyRegistered",
                ErrorCategory.ResourceExists,
                $"A connection to {service} named '{name}' is registered in the vault '{place}' already.",
                "Use -Force to replace it, as after a token was changed.");
        }

        var itemName = existing ?? VaultItem.NameOf(service, name);
        using (var secret = item.Seal())
        {
            session.Set(itemName, place, secret, item.Secrets);
        }

        session.TryDescribe(itemName, place, VaultMetadata.Of(item));
        if (!ConnectionIndex.Try(() => ConnectionIndex.Upsert(service, name, place, makeDefault)) && makeDefault)
        {
            throw new VaultException(
                "DefaultNotKept",
                ErrorCategory.WriteError,
                $"The connection '{name}' is registered, but that it is the default one could not be written to this user's configuration folder.",
                $"Set the environment variable {service.ToString().ToUpperInvariant()}_CONNECTION to '{name}' instead.");
        }

        return new RegisteredConnection(service, name, place, ConnectionIndex.Find(service, name)?.IsDefault == true, item.BaseUri, item.Email);
    }

    /// <summary>The vault that holds a connection.</summary>
    /// <exception cref="VaultException">There is no such connection in it.</exception>
    public static VaultItem Find(ServiceName service, ConnectionQuery query)
    {
        using var session = new VaultSession(query.Prompt, query.Stopping);
        var vault = VaultItem.Locate(session, service, query);
        var name = VaultItem.Find(session, VaultItem.NameOf(service, query.Name), vault);
        if (name is null)
        {
            // The item may have been removed by other means; then its entry goes too.
            ConnectionIndex.Try(() => ConnectionIndex.Remove(service, query.Name, vault));
            throw VaultException.Missing(service, query.Name, vault);
        }

        return new VaultItem(name, vault);
    }

    /// <summary>Removes a connection from its vault.</summary>
    /// <exception cref="VaultException">The vault refused.</exception>
    public static void Unregister(ServiceName service, ConnectionQuery query, VaultItem item)
    {
        using var session = new VaultSession(query.Prompt, query.Stopping);
        session.Remove(item.Name, item.Vault);
        ConnectionIndex.Try(() => ConnectionIndex.Remove(service, query.Name, item.Vault));
    }

    /// <summary>Notes where a connection was found, once it is certain that it is one.</summary>
    private static void Note(ServiceName service, ConnectionQuery query, VaultItem item)
        => ConnectionIndex.Try(() => ConnectionIndex.Upsert(service, query.Name, item.Vault));

    private static RegisteredConnection Describe(ServiceName service, PSObject info, string beginning, string vault)
    {
        var name = ((string)info.Properties["Name"].Value).Substring(beginning.Length);
        var entry = ConnectionIndex.Find(service, name);
        return new RegisteredConnection(service, name, vault, entry is { IsDefault: true } && entry.Vault == vault, VaultMetadata.Read(info, "BaseUri"), VaultMetadata.Read(info, "Email"));
    }
}
