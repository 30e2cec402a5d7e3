using System;

namespace UsedeskUdesk;

/// <summary>How calls to Udesk are signed.</summary>
public enum UdeskSignatureAlgorithm
{
    /// <summary>v2: SHA-256 over e-mail, token, timestamp, nonce and version.</summary>
    Sha256,

    /// <summary>v2 with SHA-1, as some tenants want it.</summary>
    Sha1,

    /// <summary>The first version: SHA-1 over e-mail, token and timestamp; no nonce.</summary>
    LegacySha1,
}
