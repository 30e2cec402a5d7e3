using System;

namespace UsedeskUdesk;

/// <summary>Whether a signature is right, and if not why.</summary>
public sealed class UdeskSignatureTest
{
    /// <summary>Whether it is right.</summary>
    public bool Valid { get; internal set; }

    /// <summary>Sha256, Sha1, LegacySha1 or StructuredMessage; null where none fits.</summary>
    public string? Scheme { get; internal set; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset? SignedAt { get; internal set; }

    /// <summary>Why it is not right.</summary>
    public string? Reason { get; internal set; }
}
