using System;

namespace UsedeskUdesk;

/// <summary>Something that was said in a session.</summary>
public sealed class UdeskImSessionLogEntry : ApiObject
{
    /// <summary>The entry's number.</summary>
    public string? Id { get; set; }

    /// <summary>The message's own number.</summary>
    public string? MessageId { get; set; }

    /// <summary>The session's number in records.</summary>
    public long? SessionId { get; set; }

    /// <summary>The session's number in calls.</summary>
    [WireName("sub_session_id", "im_sub_session_id")]
    public long? ImSubSessionId { get; set; }

    /// <summary>customer, agent or sys.</summary>
    public string? Sender { get; set; }

    /// <summary>The agent's number.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    [WireName("agent_nick_name", "agent_name")]
    public string? AgentName { get; set; }

    /// <summary>The customer's number.</summary>
    public long? CustomerId { get; set; }

    /// <summary>message, image, close, …</summary>
    public string? Type { get; set; }

    /// <summary>Text or address. Udesk wraps it into JSON; here it is unwrapped.</summary>
    public string? Content { get; set; }

    /// <summary>The content as Udesk sent it.</summary>
    public string? RawContent { get; set; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}
