using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>A connection to Udesk.</summary>
public sealed class UdeskApiClient : ApiClient<UdeskService>, IUdeskApiClient
{
    private readonly UdeskApiOptions _options;

    /// <summary>Makes the client; nothing is sent yet.</summary>
    /// <exception cref="RequestException">The base URI is no address, or not an encrypted one.</exception>
    public UdeskApiClient(UdeskApiOptions options)
        : this(options, static () => DateTimeOffset.UtcNow)
    {
    }

    internal UdeskApiClient(UdeskApiOptions options, Func<DateTimeOffset> now)
        : base(ServiceName.Udesk, options, UdeskOperations.Table, now, inner => new UdeskSigningHandler(options, now, inner))
    {
        _options = options;
        CheckSecret(options.Token, nameof(options.Token));
        CheckSecret(options.StructuredMessageKey, nameof(options.StructuredMessageKey));
    }

    /// <summary>A tenant is an address of its own, and the e-mail says whose token it is, also when that is exchanged.</summary>
    private protected override IEnumerable<string> AccountIdentities => new[] { "email " + _options.Email.Trim().ToLowerInvariant() };

    private protected override IEnumerable<ApiSecret?> Secrets => new[] { _options.Token, _options.StructuredMessageKey };

    /// <summary>Exchanges an administrator's e-mail and password for the API token (POST /log_in).</summary>
    /// <exception cref="ServiceException">Refused, or not reachable.</exception>
    public static async Task<ApiSecret> LogInAsync(UdeskApiOptions options, ApiSecret password, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        using var client = new UdeskApiClient(WithoutToken(options, password));
        return await client.SendAsync(new LogInRequest(options.Email, password), observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The password takes the token's place, so that it is kept out of texts as the token would be.</summary>
    private static UdeskApiOptions WithoutToken(UdeskApiOptions options, ApiSecret password) => new()
    {
        BaseUri = options.BaseUri,
        Email = options.Email,
        Token = password,
        RequestsPerMinute = 0,
        Timeout = options.Timeout,
        MaximumRetryCount = options.MaximumRetryCount,
        MaximumBackoff = options.MaximumBackoff,
        MaximumTotalWait = options.MaximumTotalWait,
        MaximumResponseBytes = options.MaximumResponseBytes,
        UserAgent = options.UserAgent,
        AllowUnencrypted = options.AllowUnencrypted,
    };
}
