using System;

namespace UsedeskUdesk;

/// <summary>How a customer rated a session.</summary>
public sealed class UdeskSurveyResult : ApiObject
{
    /// <summary>The session's ID in the records (session_id).</summary>
    [NotLent]
    public long? SessionId { get; set; }

    /// <summary>The customer's ID.</summary>
    public long? CustomerId { get; set; }

    /// <summary>The ID of the option that was chosen.</summary>
    public long? SurveyOptionId { get; set; }

    /// <summary>The customer's remark.</summary>
    [WireName("survey_remark", "remark")]
    public string? Remark { get; set; }

    /// <summary>The customer's answer on whether the matter is settled: 0 means that it is.</summary>
    public string? ResolvedState { get; set; }

    /// <summary>The tags that were chosen.</summary>
    [WireName("tags")]
    public ItemList<string> Tag { get; set; } = Array.Empty<string>();

    /// <summary>When the session began. The time of the vote stands in the session's log only.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Whether the matter is settled; null where the customer did not say.</summary>
    public bool? IsResolved => string.IsNullOrEmpty(ResolvedState) ? null : ResolvedState == "0";
}
