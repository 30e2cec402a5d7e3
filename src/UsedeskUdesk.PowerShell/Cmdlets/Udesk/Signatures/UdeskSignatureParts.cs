using System.Globalization;

namespace UsedeskUdesk;

/// <summary>A signature and what a call carries beside it. The key is no part of it.</summary>
public sealed class UdeskSignatureParts
{
    internal UdeskSignatureParts(string scheme, string sign, string timestamp, string? nonce)
    {
        Scheme = scheme;
        Sign = sign;
        Timestamp = long.Parse(timestamp, CultureInfo.InvariantCulture);
        Nonce = nonce;
    }

    /// <summary>Sha256, Sha1, LegacySha1 or StructuredMessage.</summary>
    public string Scheme { get; }

    /// <summary>The signature.</summary>
    public string Sign { get; }

    /// <summary>Unix time in seconds.</summary>
    public long Timestamp { get; }

    /// <summary>Used once; null where the scheme has none.</summary>
    public string? Nonce { get; }

    /// <summary>The query string that carries all of it.</summary>
    public string Query { get; internal set; } = string.Empty;

    /// <summary>The signature, so that it can be put into text.</summary>
    public override string ToString() => Sign;
}
