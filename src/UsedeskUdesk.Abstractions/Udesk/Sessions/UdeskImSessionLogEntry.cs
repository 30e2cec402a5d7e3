using System;

namespace UsedeskUdesk;

/// <summary>An entry of a session's log.</summary>
public sealed class UdeskImSessionLogEntry : ApiObject
{
    /// <summary>The entry's ID.</summary>
    public string? Id { get; set; }

    /// <summary>The ID of the message.</summary>
    public string? MessageId { get; set; }

    /// <summary>The session's ID in the records (session_id).</summary>
    public long? SessionId { get; set; }

    /// <summary>The session's ID in other calls (im_sub_session_id).</summary>
    [WireName("sub_session_id", "im_sub_session_id")]
    public long? ImSubSessionId { get; set; }

    /// <summary>customer, agent or sys.</summary>
    public string? Sender { get; set; }

    /// <summary>The agent's ID.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    [WireName("agent_nick_name", "agent_name")]
    public string? AgentName { get; set; }

    /// <summary>The customer's ID.</summary>
    public long? CustomerId { get; set; }

    /// <summary>message, image, close, …</summary>
    public string? Type { get; set; }

    /// <summary>Text or an address, taken out of the JSON in which Udesk sends it.</summary>
    public string? Content { get; set; }

    /// <summary>The content as Udesk sent it.</summary>
    public string? RawContent { get; set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}
