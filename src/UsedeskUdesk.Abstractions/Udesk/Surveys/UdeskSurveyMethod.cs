using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>When a survey is shown.</summary>
public sealed class UdeskSurveyMethod : ApiObject
{
    /// <summary>The ID.</summary>
    public long Id { get; set; }

    /// <summary>after_session, agent_invite or customer_invite.</summary>
    public string? Flag { get; set; }

    /// <summary>The name.</summary>
    public string? Text { get; set; }

    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Flag ?? string.Empty;
}
