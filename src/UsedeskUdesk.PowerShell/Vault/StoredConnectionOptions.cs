using System;
using System.Management.Automation;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Vault;

/// <summary>Turns a stored connection into the options of a client, and renews their credentials.</summary>
internal static class StoredConnectionOptions
{
    public static UdeskApiOptions ForUdesk(StoredConnection stored, VaultItem item, ConnectionQuery query)
    {
        StoredConnectionRules.Check(stored, item);
        var options = new UdeskApiOptions { Email = query.Email ?? stored.Email ?? string.Empty };
        var address = query.BaseUri ?? Address(stored, item);
        if (address is null || options.Email.Length == 0)
        {
            throw VaultException.Incomplete(item.Name, item.Vault, address is null ? "the address is missing (-Subdomain or -BaseUri)" : "the e-mail is missing (-Email)");
        }

        options.StructuredMessageKey = stored.StructuredMessageKey is null ? null : ApiSecret.FromText(stored.StructuredMessageKey);
        options.RobotAnswerEvaluationPath = stored.RobotAnswerEvaluationPath;
        if (stored.SignatureAlgorithm is not null)
        {
            options.SignatureAlgorithm = StoredConnectionRules.Algorithm(stored.SignatureAlgorithm) ?? options.SignatureAlgorithm;
        }

        options.Token = ApiSecret.FromText(stored.Token!);
        return Fill(ServiceName.Udesk, options, stored, ConnectionAddress.ForUdesk(address), item, query);
    }

    public static UsedeskApiOptions ForUsedesk(StoredConnection stored, VaultItem item, ConnectionQuery query)
    {
        StoredConnectionRules.Check(stored, item);
        var address = query.BaseUri ?? Address(stored, item);
        if (address is null && stored.Service is null && !item.BelongsTo(ServiceName.Usedesk))
        {
            // Usedesk needs no more than a token, so that any secret would do: somebody has to say that it is one.
            throw VaultException.Incomplete(item.Name, item.Vault, "nothing says that it is a token of Usedesk (-BaseUri, or the metadata Service or BaseUri)");
        }

        var options = new UsedeskApiOptions { Token = ApiSecret.FromText(stored.Token!), RegisteredName = $"{item.Vault}/{item.Name}" };
        return Fill(ServiceName.Usedesk, options, stored, address ?? ConnectionAddress.UsedeskCom, item, query);
    }

    private static Uri? Address(StoredConnection stored, VaultItem item)
    {
        if (stored.BaseUri is null)
        {
            return null;
        }

        return Uri.TryCreate(stored.BaseUri, UriKind.Absolute, out var uri) ? uri : throw VaultException.Unrecognized(item.Name, item.Vault, "'baseUri' is not an address");
    }

    private static T Fill<T>(ServiceName service, T options, StoredConnection stored, Uri address, VaultItem item, ConnectionQuery query)
        where T : ApiOptions
    {
        if (ConnectionAddress.IsOfOtherService(service, address))
        {
            throw VaultException.Unrecognized(item.Name, item.Vault, $"its address, {address.GetLeftPart(UriPartial.Authority)}, is not one of {service}");
        }

        options.BaseUri = address;
        options.UserAgent = ConnectionAddress.UserAgent;
        options.RequestsPerMinute = stored.RequestsPerMinute ?? options.RequestsPerMinute;
        options.Timeout = stored.TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : options.Timeout;
        options.MaximumRetryCount = stored.MaximumRetryCount ?? options.MaximumRetryCount;
        options.AllowUnencrypted = stored.AllowUnencrypted;
        query.Adjust?.Invoke(options);
        try
        {
            BaseUriRules.Check(address, options.AllowUnencrypted);
        }
        catch (RequestException error)
        {
            throw new VaultException(error.ErrorId, ErrorCategory.InvalidArgument, $"The item '{item.Name}' of the vault '{item.Vault}': {error.Describe(ParameterNames.Show)}", RequestHints.For(error)!);
        }

        return options;
    }

    /// <summary>Takes over the vault's credentials where they differ from those in use, and are for the same address.</summary>
    public static bool RenewUdesk(UdeskApiOptions current, VaultItem item, ConnectionQuery query)
    {
        var now = ForUdesk(ReadAgain(ServiceName.Udesk, item, query), item, query);
        if (now.BaseUri != current.BaseUri || (now.Email == current.Email && Same(now.Token!, current.Token!)))
        {
            return false;
        }

        current.Email = now.Email;
        current.StructuredMessageKey = now.StructuredMessageKey ?? current.StructuredMessageKey;
        current.Token = now.Token;
        return true;
    }

    /// <inheritdoc cref="RenewUdesk"/>
    public static bool RenewUsedesk(UsedeskApiOptions current, VaultItem item, ConnectionQuery query)
    {
        var now = ForUsedesk(ReadAgain(ServiceName.Usedesk, item, query), item, query);
        if (now.BaseUri != current.BaseUri || Same(now.Token!, current.Token!))
        {
            return false;
        }

        current.Token = now.Token;
        return true;
    }

    /// <summary>A call is under way meanwhile, so that nobody can be asked.</summary>
    private static StoredConnection ReadAgain(ServiceName service, VaultItem item, ConnectionQuery query)
        => StoredConnectionReader.Read(service, new ConnectionQuery(query.Name) { Vault = item.Vault }).Stored;

    private static bool Same(ApiSecret one, ApiSecret other) => one.Use(text => other.Use(otherText => string.Equals(text, otherText, StringComparison.Ordinal)));
}
