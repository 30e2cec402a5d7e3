using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.Serialization;
using System.Security;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Vault;

/// <summary>Which registered connection is wanted, and what the caller says of it.</summary>
internal sealed class ConnectionQuery
{
    public ConnectionQuery(string name) => Name = name;

    public string Name { get; }

    /// <summary>The vault; without one that where this user registered the name, else the default vault.</summary>
    public string? Vault { get; set; }

    /// <summary>For an item that holds credentials only; goes before what the item says.</summary>
    public Uri? BaseUri { get; set; }

    /// <inheritdoc cref="BaseUri"/>
    public string? Email { get; set; }

    /// <inheritdoc cref="BaseUri"/>
    public ApiSecret? WebhookSecret { get; set; }

    /// <summary>Changes what the caller wants otherwise than registered.</summary>
    public Action<ApiOptions>? Adjust { get; set; }
}

/// <summary>
/// Registered connections: one vault item each, named UsedeskUdesk-service-name. That is within what the strictest vault takes,
/// which is letters, digits and hyphens, 127 at most.
/// </summary>
internal static class ConnectionStore
{
    public const int LongestName = 80;

    /// <summary>A registered connection to Udesk.</summary>
    /// <exception cref="VaultException">It cannot be had.</exception>
    public static UdeskConnection FindUdesk(ConnectionQuery query)
    {
        var (item, place) = Read(ServiceName.Udesk, query, Interactivity.MayAsk);
        var options = ToUdesk(item, place, query);
        return new UdeskConnection(query.Name, options, () => RenewUdesk(options, query, place));
    }

    /// <summary>A registered connection to Usedesk.</summary>
    /// <exception cref="VaultException">It cannot be had.</exception>
    public static UsedeskConnection FindUsedesk(ConnectionQuery query)
    {
        var (item, place) = Read(ServiceName.Usedesk, query, Interactivity.MayAsk);
        var options = ToUsedesk(item, place, query);
        var webhookSecret = query.WebhookSecret ?? (item.WebhookSecret is null ? null : ApiSecret.FromText(item.WebhookSecret));
        return new UsedeskConnection(query.Name, options, webhookSecret, () => RenewUsedesk(options, query, place));
    }

    /// <summary>The name of the default connection, where one was chosen.</summary>
    public static string? DefaultName(ServiceName service) => ConnectionBook.Default(service)?.Name;

    /// <summary>The names that this user registered or used.</summary>
    public static IEnumerable<string> KnownNames(ServiceName service) => ConnectionBook.Read(service).Select(entry => entry.Name);

    /// <summary>The vaults that hold registered connections of this user.</summary>
    public static IEnumerable<string> KnownVaults()
        => ConnectionBook.Read(ServiceName.Udesk).Concat(ConnectionBook.Read(ServiceName.Usedesk)).Select(entry => entry.Vault).OfType<string>().Distinct();

    /// <summary>The registered connections of a service in all vaults, without secrets.</summary>
    /// <param name="service">Which service.</param>
    /// <param name="pattern">A name with wildcards.</param>
    /// <param name="onError">Is told of vaults that cannot be read.</param>
    public static IReadOnlyList<RegisteredConnection> List(ServiceName service, string? pattern, Action<VaultException> onError)
    {
        var found = new List<RegisteredConnection>();
        var wildcard = new WildcardPattern(pattern ?? "*", WildcardOptions.IgnoreCase);
        var beginning = ItemName(service, string.Empty);
        try
        {
            using var session = new VaultSession(Interactivity.MayAsk);
            foreach (var vault in session.Vaults)
            {
                try
                {
                    found.AddRange(session.Find(beginning, vault.Name).Select(info => Describe(service, info, beginning, vault.Name)).Where(connection => wildcard.IsMatch(connection.Name)));
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

        ConnectionBook.Try(() =>
        {
            foreach (var connection in found)
            {
                // Where the same name is in several vaults, the one that was registered here stays.
                if (ConnectionBook.Find(service, connection.Name) is null)
                {
                    ConnectionBook.Note(service, connection.Name, connection.Vault);
                }
            }
        });
        return found;
    }

    /// <summary>Keeps a connection. The item is written in one step: a reader finds the old one or the new one.</summary>
    /// <exception cref="VaultException">It cannot be kept, or the name is taken.</exception>
    public static RegisteredConnection Register(ServiceName service, string name, string? vault, ConnectionItem item, bool makeDefault, bool force)
    {
        item.Schema = ConnectionItem.CurrentSchema;
        item.Service = service.ToString();
        using var session = new VaultSession(Interactivity.MayAsk);
        var place = session.Choose(vault);
        var existing = FindItem(session, ItemName(service, name), place);
        if (existing is not null && !force)
        {
            throw new VaultException(
                "ConnectionAlreadyRegistered",
                ErrorCategory.ResourceExists,
                $"A connection to {service} named '{name}' is registered in the vault '{place}' already.",
                "Use -Force to replace it, as after a token was changed.");
        }

        var itemName = existing ?? ItemName(service, name);
        using (var secret = item.Seal())
        {
            session.Set(itemName, place, secret);
        }

        session.TryDescribe(itemName, place, Metadata(item));
        if (!ConnectionBook.Try(() => ConnectionBook.Note(service, name, place, makeDefault)) && makeDefault)
        {
            throw new VaultException(
                "DefaultNotKept",
                ErrorCategory.WriteError,
                $"The connection '{name}' is registered, but that it is the default one could not be written to this user's configuration folder.",
                $"Set the environment variable {service.ToString().ToUpperInvariant()}_CONNECTION to '{name}' instead.");
        }

        return new RegisteredConnection(service, name, place, ConnectionBook.Find(service, name)?.IsDefault == true, item.BaseUri, item.Email);
    }

    /// <summary>Forgets a connection.</summary>
    /// <param name="service">Which service.</param>
    /// <param name="name">Its name.</param>
    /// <param name="vault">The vault; see <see cref="ConnectionQuery.Vault"/>.</param>
    /// <param name="approve">Is asked before the item goes, with the vault's name.</param>
    /// <exception cref="VaultException">It cannot be had.</exception>
    public static void Unregister(ServiceName service, string name, string? vault, Func<string, bool> approve)
    {
        using var session = new VaultSession(Interactivity.MayAsk);
        var place = Locate(session, service, name, vault);
        var item = FindItem(session, ItemName(service, name), place);
        if (item is null)
        {
            // The item may have been removed by other means; then its note goes too.
            ConnectionBook.Try(() => ConnectionBook.Strike(service, name, place));
            throw VaultException.Missing(service, name, place);
        }

        if (approve(place))
        {
            session.Remove(item, place);
            ConnectionBook.Try(() => ConnectionBook.Strike(service, name, place));
        }
    }

    private static string ItemName(ServiceName service, string name) => $"UsedeskUdesk-{service}-{name}";

    private static string Locate(VaultSession session, ServiceName service, string name, string? vault)
    {
        if (vault is null && ConnectionBook.Find(service, name)?.Vault is { } noted && session.Vaults.Any(known => known.Name == noted))
        {
            return noted;
        }

        return session.Choose(vault);
    }

    /// <summary>The item's name as the vault writes it; some vaults tell upper case from lower.</summary>
    private static string? FindItem(VaultSession session, string item, string vault)
        => session.Find(item, vault).Select(info => (string)info.Properties["Name"].Value).FirstOrDefault(known => known.Equals(item, StringComparison.OrdinalIgnoreCase));

    private static (ConnectionItem Item, ItemPlace Place) Read(ServiceName service, ConnectionQuery query, bool mayAsk)
    {
        using var session = new VaultSession(mayAsk);
        var vault = Locate(session, service, query.Name, query.Vault);
        foreach (var own in new[] { true, false })
        {
            // A credential that somebody made by hand has the connection's name alone.
            var name = own ? ItemName(service, query.Name) : query.Name;
            var value = session.Get(name, vault);
            if (value is null && own && FindItem(session, name, vault) is { } otherCase && otherCase != name)
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

                ConnectionBook.Try(() => ConnectionBook.Note(service, query.Name, vault));
                return (item, new ItemPlace(name, vault));
            }
        }

        throw VaultException.Missing(service, query.Name, vault);
    }

    private static ConnectionItem Open(ServiceName service, object value, string name, string vault)
    {
        var item = value switch
        {
            PSCredential credential => OpenText(credential.Password, name, vault),
            SecureString secret => OpenText(secret, name, vault),
            _ => throw VaultException.Foreign(name, vault, $"it holds a {value.GetType().Name}"),
        };
        if (item.Schema > ConnectionItem.CurrentSchema)
        {
            throw VaultException.Foreign(name, vault, "a newer version of this module wrote it");
        }

        if (item.Schema < 1)
        {
            throw VaultException.Foreign(name, vault, "its JSON was not written by this module");
        }

        if (item.Service is not null && !item.Service.Equals(service.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            throw VaultException.Foreign(name, vault, $"it is for {item.Service}");
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

    private static ConnectionItem OpenText(SecureString secret, string name, string vault)
    {
        try
        {
            return secret.Length == 0 ? throw VaultException.Empty(name, vault) : ConnectionItem.Open(secret);
        }
        catch (SerializationException)
        {
            // The parser's own text could quote the item.
            throw VaultException.Foreign(name, vault, "it begins like JSON but cannot be read");
        }
    }

    private static Hashtable Metadata(ConnectionItem item)
    {
        var metadata = new Hashtable { ["BaseUri"] = item.BaseUri };
        if (item.Email is not null)
        {
            metadata["Email"] = item.Email;
        }

        return metadata;
    }

    private static string? Metadata(PSObject? info, string name)
        => info?.Properties["Metadata"]?.Value is IReadOnlyDictionary<string, object> metadata && metadata.TryGetValue(name, out var value) ? value as string : null;

    private static void Complete(ConnectionItem item, PSObject? info)
    {
        item.BaseUri ??= Metadata(info, "BaseUri");
        item.Email ??= Metadata(info, "Email");
    }

    private static RegisteredConnection Describe(ServiceName service, PSObject info, string beginning, string vault)
    {
        var name = ((string)info.Properties["Name"].Value).Substring(beginning.Length);
        var note = ConnectionBook.Find(service, name);
        return new RegisteredConnection(service, name, vault, note is { IsDefault: true } && note.Vault == vault, Metadata(info, "BaseUri"), Metadata(info, "Email"));
    }

    private static UdeskApiOptions ToUdesk(ConnectionItem item, ItemPlace place, ConnectionQuery query)
    {
        var options = new UdeskApiOptions { Email = query.Email ?? item.Email ?? string.Empty };
        var address = query.BaseUri ?? Address(item, place);
        if (address is null || options.Email.Length == 0)
        {
            throw VaultException.Incomplete(place.Item, place.Vault, address is null ? "the address is missing (-Subdomain or -BaseUri)" : "the e-mail is missing (-Email)");
        }

        options.StructuredMessageKey = item.StructuredMessageKey is null ? null : ApiSecret.FromText(item.StructuredMessageKey);
        options.RobotAnswerEvaluationPath = item.RobotAnswerEvaluationPath;
        if (item.SignatureAlgorithm is not null)
        {
            options.SignatureAlgorithm = Enum.TryParse<UdeskSignatureAlgorithm>(item.SignatureAlgorithm, ignoreCase: true, out var algorithm)
                ? algorithm
                : throw VaultException.Foreign(place.Item, place.Vault, "it names a signature algorithm that is not known");
        }

        options.Token = ApiSecret.FromText(item.Token!);
        return Fill(options, item, ConnectionAddress.ForUdesk(address), place, query);
    }

    private static UsedeskApiOptions ToUsedesk(ConnectionItem item, ItemPlace place, ConnectionQuery query)
    {
        var options = new UsedeskApiOptions { Token = ApiSecret.FromText(item.Token!), RegisteredName = place.Item };
        return Fill(options, item, query.BaseUri ?? Address(item, place) ?? ConnectionAddress.UsedeskCom, place, query);
    }

    private static Uri? Address(ConnectionItem item, ItemPlace place)
    {
        if (item.BaseUri is null)
        {
            return null;
        }

        return Uri.TryCreate(item.BaseUri, UriKind.Absolute, out var uri) ? uri : throw VaultException.Foreign(place.Item, place.Vault, "its address is none");
    }

    private static T Fill<T>(T options, ConnectionItem item, Uri address, ItemPlace place, ConnectionQuery query)
        where T : ApiOptions
    {
        options.BaseUri = address;
        options.UserAgent = ConnectionAddress.UserAgent;
        options.RequestsPerMinute = item.RequestsPerMinute ?? options.RequestsPerMinute;
        options.Timeout = item.TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : options.Timeout;
        options.MaximumRetryCount = item.MaximumRetryCount ?? options.MaximumRetryCount;
        options.AllowUnencrypted = item.AllowUnencrypted;
        query.Adjust?.Invoke(options);
        try
        {
            BaseUriRules.Check(address, options.AllowUnencrypted);
        }
        catch (RequestException error)
        {
            throw new VaultException(error.ErrorId, ErrorCategory.InvalidArgument, $"The connection '{query.Name}' of the vault '{place.Vault}': {error.Describe(RequestHints.Parameter)}", RequestHints.For(error)!);
        }

        return options;
    }

    /// <summary>Takes over the vault's credentials where they are others than those in force, and for the same address.</summary>
    private static bool RenewUdesk(UdeskApiOptions inForce, ConnectionQuery query, ItemPlace place)
    {
        var now = ToUdesk(Reread(ServiceName.Udesk, query, place), place, query);
        if (now.BaseUri != inForce.BaseUri || (now.Email == inForce.Email && Same(now.Token!, inForce.Token!)))
        {
            return false;
        }

        inForce.Email = now.Email;
        inForce.StructuredMessageKey = now.StructuredMessageKey ?? inForce.StructuredMessageKey;
        inForce.Token = now.Token;
        return true;
    }

    /// <inheritdoc cref="RenewUdesk"/>
    private static bool RenewUsedesk(UsedeskApiOptions inForce, ConnectionQuery query, ItemPlace place)
    {
        var now = ToUsedesk(Reread(ServiceName.Usedesk, query, place), place, query);
        if (now.BaseUri != inForce.BaseUri || Same(now.Token!, inForce.Token!))
        {
            return false;
        }

        inForce.Token = now.Token;
        return true;
    }

    /// <summary>Away from the pipeline's thread, so that nobody can be asked.</summary>
    private static ConnectionItem Reread(ServiceName service, ConnectionQuery query, ItemPlace place)
        => Read(service, new ConnectionQuery(query.Name) { Vault = place.Vault }, mayAsk: false).Item;

    private static bool Same(ApiSecret one, ApiSecret other) => one.Use(text => other.Use(otherText => string.Equals(text, otherText, StringComparison.Ordinal)));

    /// <summary>Where an item is.</summary>
    private sealed class ItemPlace
    {
        public ItemPlace(string item, string vault)
        {
            Item = item;
            Vault = vault;
        }

        public string Item { get; }

        public string Vault { get; }
    }
}
