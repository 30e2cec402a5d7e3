using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace UsedeskUdesk.Client;

/// <summary>Udesk's four signatures. Each is a plain hash in lower-case hex; path and body are never part of it.</summary>
public static class UdeskSignature
{
    /// <summary>The value of sign_version that v2 calls carry.</summary>
    public const string Version = "v2";

    /// <summary>The query parameters that a structured message's signature covers, in this order; the timestamp follows them.</summary>
    internal static readonly string[] StructuredMessageFields = { "im_sub_session_id", "customer_id", "agent_id" };

    /// <summary>The signature of a call.</summary>
    /// <param name="algorithm">Which of the three.</param>
    /// <param name="email">The administrator's e-mail, as it is (not URL-encoded).</param>
    /// <param name="token">The open API token.</param>
    /// <param name="timestamp">Unix time in seconds.</param>
    /// <param name="nonce">Used once; not part of the legacy signature.</param>
    public static string Compute(UdeskSignatureAlgorithm algorithm, string email, string token, long timestamp, string nonce)
        => Compute(algorithm, email, token, timestamp.ToString(CultureInfo.InvariantCulture), nonce);

    /// <inheritdoc cref="Compute(UdeskSignatureAlgorithm, string, string, long, string)"/>
    public static string Compute(UdeskSignatureAlgorithm algorithm, string email, string token, string timestamp, string nonce) => algorithm switch
    {
        UdeskSignatureAlgorithm.LegacySha1 => Hash(SHA1.Create(), $"{email}&{token}&{timestamp}"),
        UdeskSignatureAlgorithm.Sha1 => Hash(SHA1.Create(), $"{email}&{token}&{timestamp}&{nonce}&{Version}"),
        _ => Hash(SHA256.Create(), $"{email}&{token}&{timestamp}&{nonce}&{Version}"),
    };

    /// <summary>The signature of a structured message and of its page's address.</summary>
    /// <param name="imSubSessionId">The session.</param>
    /// <param name="customerId">The customer.</param>
    /// <param name="agentId">The agent.</param>
    /// <param name="timestamp">Unix time in seconds.</param>
    /// <param name="key">The structured message KEY.</param>
    public static string ComputeStructuredMessage(string imSubSessionId, string customerId, string agentId, string timestamp, string key)
        => Hash(MD5.Create(), $"im_sub_session_id={imSubSessionId}&customer_id={customerId}&agent_id={agentId}&timestamp={timestamp}&{key}");

    /// <summary>The query parameters that sign one attempt, with a timestamp of now and a nonce that never was before.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Sign(UdeskSignatureAlgorithm algorithm, string email, ApiSecret token, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds();
        var nonce = Guid.NewGuid().ToString("D");
        var sign = token.Use(text => Compute(algorithm, email, text, timestamp, nonce));

        yield return new("email", email);
        yield return new("timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        if (algorithm != UdeskSignatureAlgorithm.LegacySha1)
        {
            yield return new("nonce", nonce);
            yield return new("sign_version", Version);
        }

        yield return new("sign", sign);
    }

    /// <summary>Signs the query of one attempt as it is written, with a timestamp of now.</summary>
    internal static Uri SignStructuredMessage(Uri unsigned, ApiSecret key, DateTimeOffset now)
    {
        var query = $"{unsigned.Query.TrimStart('?')}&timestamp={now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        var sign = key.Use(text => Hash(MD5.Create(), $"{query}&{text}"));
        return new Uri($"{unsigned.GetLeftPart(UriPartial.Path)}?{query}&sign={sign}");
    }

    private static string Hash(HashAlgorithm algorithm, string text)
    {
        using (algorithm)
        {
            var digest = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
            var hex = new StringBuilder(digest.Length * 2);
            foreach (var b in digest)
            {
                hex.Append(b.ToString("x2", CultureInfo.InvariantCulture));
            }

            return hex.ToString();
        }
    }
}
