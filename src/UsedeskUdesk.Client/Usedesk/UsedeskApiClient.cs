using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>A connection to Usedesk.</summary>
public sealed class UsedeskApiClient : ApiClient<UsedeskService>, IUsedeskApiClient
{
    /// <summary>A refusal is this short; longer answers need no look.</summary>
    private const int LongestRefusal = 1024;

    private static readonly byte[] s_rateLimit = { (byte)'1', (byte)'2', (byte)'1' };

    private readonly UsedeskApiOptions _options;

    /// <summary>Makes the client; nothing is sent yet.</summary>
    /// <exception cref="RequestException">The base URI is no address, or not an encrypted one.</exception>
    public UsedeskApiClient(UsedeskApiOptions options)
        : this(options, static () => DateTimeOffset.UtcNow)
    {
    }

    internal UsedeskApiClient(UsedeskApiOptions options, Func<DateTimeOffset> now)
        : base(ServiceName.Usedesk, options, UsedeskOperations.Table, now, IsThrottled, inner => new UsedeskTokenHandler(options, inner))
        => _options = options;

    private protected override ApiSecret? BodyToken => _options.Token;

    private protected override IEnumerable<ApiSecret?> Secrets => new[] { _options.Token };

    /// <summary>Usedesk may say "too many calls" with HTTP 200; then it did not act, and the call may be repeated.</summary>
    private static bool IsThrottled(PooledContent body)
    {
        if (body.Length is 0 or > LongestRefusal || body.Bytes.IndexOf(s_rateLimit) < 0)
        {
            return false;
        }

        try
        {
            using var reader = new JsonTextReader(new StreamReader(body.OpenRead()));
            return reader.Read() && reader.TokenType == JsonToken.StartObject
                && JObject.Load(reader) is var answer
                && answer["error"] is not null
                && answer["code"] is JValue code
                && Convert.ToString(code.Value, CultureInfo.InvariantCulture) == "121";
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
