using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A note that an agent took.</summary>
public sealed class UdeskNote : ApiObject
{
    /// <summary>The note's ID.</summary>
    [WireName("id")]
    public long NoteId { get; set; }

    /// <summary>im, call or ticket.</summary>
    public string? Category { get; set; }

    /// <summary>The agent's name.</summary>
    [WireName("agent_nick_name")]
    public string? AgentName { get; set; }

    /// <summary>The customer's name.</summary>
    [WireName("customer_nick_name")]
    public string? CustomerName { get; set; }

    /// <summary>The note's fields under Udesk's names.</summary>
    [WireName("custom_fields")]
    public IDictionary<string, object?>? CustomField { get; set; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}
