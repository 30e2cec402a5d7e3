using System;
using System.Collections.Generic;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>A connection to Usedesk.</summary>
public sealed class UsedeskApiClient : ApiClient<UsedeskService>, IUsedeskApiClient
{
    private readonly UsedeskApiOptions _options;

    /// <summary>Makes the client; nothing is sent yet.</summary>
    /// <exception cref="RequestException">The base URI is no address, or not an encrypted one.</exception>
    public UsedeskApiClient(UsedeskApiOptions options)
        : this(options, static () => DateTimeOffset.UtcNow)
    {
    }

    internal UsedeskApiClient(UsedeskApiOptions options, Func<DateTimeOffset> now)
        : base(ServiceName.Usedesk, options, UsedeskOperations.Table, now, inner => new UsedeskTokenHandler(options, inner))
    {
        _options = options;
        CheckSecret(options.Token, nameof(options.Token));
    }

    private protected override ApiSecret? BodyToken => _options.Token;

    /// <summary>All accounts share one address: the token tells them apart, and before the name under which the connection is registered.</summary>
    private protected override IEnumerable<string> AccountIdentities
    {
        get
        {
            yield return "token " + _options.Token?.Use(static text => text);
            if (_options.RegisteredName is { Length: > 0 } name)
            {
                yield return "name " + name.Trim().ToLowerInvariant();
            }
        }
    }

    private protected override IEnumerable<ApiSecret?> Secrets => new[] { _options.Token };
}
