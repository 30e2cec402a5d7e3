using System;

namespace UsedeskUdesk;

/// <summary>A session as the search tells of it.</summary>
public sealed class UdeskImSessionRecord : ApiObject
{
    /// <summary>The session's number in records.</summary>
    public long? SessionId { get; set; }

    /// <summary>The session's number in calls.</summary>
    [WireName("sub_session_id", "im_sub_session_id")]
    public long? ImSubSessionId { get; set; }

    /// <summary>The customer's number.</summary>
    public long? CustomerId { get; set; }

    /// <summary>The customer's name.</summary>
    public string? CustomerName { get; set; }

    /// <summary>The token that your side gave the customer, where there is one.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The agent's number.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    [WireName("agent_nick_name", "agent_name")]
    public string? AgentName { get; set; }

    /// <summary>Where the customer came from.</summary>
    [WireName("channel", "platform")]
    public string? Channel { get; set; }

    /// <summary>Where the session stands, in the service's own word.</summary>
    public string? Status { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>How long it lasted, where it has ended.</summary>
    public TimeSpan? Duration => ClosedAt - CreatedAt;
}
