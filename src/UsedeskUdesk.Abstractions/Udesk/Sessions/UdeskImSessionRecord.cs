using System;

namespace UsedeskUdesk;

/// <summary>A session in the search results.</summary>
public sealed class UdeskImSessionRecord : ApiObject
{
    /// <summary>The session's ID in the records (session_id).</summary>
    public long? SessionId { get; set; }

    /// <summary>The session's ID in other calls (im_sub_session_id).</summary>
    [WireName("sub_session_id", "im_sub_session_id")]
    public long? ImSubSessionId { get; set; }

    /// <summary>The customer's ID.</summary>
    public long? CustomerId { get; set; }

    /// <summary>The customer's name.</summary>
    public string? CustomerName { get; set; }

    /// <summary>The customer's token in your own system, if there is one.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The agent's ID.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    [WireName("agent_nick_name", "agent_name")]
    public string? AgentName { get; set; }

    /// <summary>Where the customer came from.</summary>
    [WireName("channel", "platform")]
    public string? Channel { get; set; }

    /// <summary>The session's state, in the service's own word.</summary>
    public string? Status { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The duration; null while the session is open.</summary>
    public TimeSpan? Duration => ClosedAt - CreatedAt;
}
