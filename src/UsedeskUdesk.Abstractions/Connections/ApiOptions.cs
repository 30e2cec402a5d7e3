using System;

namespace UsedeskUdesk;

/// <summary>What both services' connections have in common.</summary>
public abstract class ApiOptions
{
    /// <summary>The address below which the operations are.</summary>
    public Uri BaseUri { get; set; } = null!;

    /// <summary>Calls a minute over this connection; 0 is no limit.</summary>
    public int RequestsPerMinute { get; set; }

    /// <summary>How long one attempt may take, from leaving to the last byte of its answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a call may be repeated after its first attempt.</summary>
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>The longest wait before a repeat when the service names none.</summary>
    public TimeSpan MaximumBackoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest time that all waits of one call may take; a Retry-After beyond it ends the call with its error.</summary>
    public TimeSpan MaximumTotalWait { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The largest value of <see cref="MaximumResponseBytes"/>: 1 GB.</summary>
    public const long LargestResponseLimit = 1L << 30;

    /// <summary>Bytes that one answer may have, packed and unpacked; the rest of a longer one is not read. 64 MB by default.</summary>
    public long MaximumResponseBytes { get; set; } = 64L << 20;

    /// <summary>Sent as User-Agent.</summary>
    public string UserAgent { get; set; } = "UsedeskUdesk";

    /// <summary>Whether plain HTTP to a host other than this machine is taken.</summary>
    public bool AllowUnencrypted { get; set; }
}
