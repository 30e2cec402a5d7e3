using System;

namespace UsedeskUdesk;

/// <summary>A connection to Udesk.</summary>
public sealed class UdeskApiOptions : ApiOptions
{
    /// <summary>60 calls a minute, as Udesk grants.</summary>
    public UdeskApiOptions() => RequestsPerMinute = 60;

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
