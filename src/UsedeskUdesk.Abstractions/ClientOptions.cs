using System;

namespace UsedeskUdesk;

/// <summary>What both services' connections have in common.</summary>
public abstract class ClientOptions
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

    /// <summary>Sent as User-Agent.</summary>
    public string UserAgent { get; set; } = "UsedeskUdesk";

    /// <summary>Whether plain HTTP to a host other than this machine is taken.</summary>
    public bool AllowUnencrypted { get; set; }
}

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

/// <summary>A connection to Udesk.</summary>
public sealed class UdeskClientOptions : ClientOptions
{
    /// <summary>60 calls a minute, as Udesk grants.</summary>
    public UdeskClientOptions() => RequestsPerMinute = 60;

    /// <summary>The administrator's e-mail, part of every signature.</summary>
    public string Email { get; set; } = string.Empty;

    /// <summary>The open API token.</summary>
    public ApiSecret? Token { get; set; }

    /// <summary>The structured message KEY, where the tenant uses them.</summary>
    public ApiSecret? StructuredMessageKey { get; set; }

    /// <summary>How to sign.</summary>
    public UdeskSignatureAlgorithm SignatureAlgorithm { get; set; }

    /// <summary>
    /// The path below the base URI where robots' answers are evaluated. No page of Udesk's prints it, so there is no default:
    /// Udesk's support names it.
    /// </summary>
    public string? RobotAnswerEvaluationPath { get; set; }
}

/// <summary>A connection to Usedesk.</summary>
public sealed class UsedeskClientOptions : ClientOptions
{
    /// <summary>150 calls a minute, as Usedesk grants.</summary>
    public UsedeskClientOptions() => RequestsPerMinute = 150;

    /// <summary>The API channel's token.</summary>
    public ApiSecret? Token { get; set; }
}
