using System;

namespace UsedeskUdesk;

/// <summary>An entry of a session's log.</summary>
public sealed class UdeskImSessionLogEntry : ApiObject
{
    private static readonly string[] s_controls = { "start_session", "close", "survey", "lock" };

    /// <summary>The entry's ID.</summary>
    public string? Id { get; set; }

    /// <summary>The ID of the message; the entry's ID where the service names no other.</summary>
    public string? MessageId { get; set; }

    /// <summary>The session's ID in the records (session_id).</summary>
    public long? SessionId { get; set; }

    /// <summary>The session's ID in other calls (im_sub_session_id).</summary>
    [WireName("sub_session_id", "im_sub_session_id")]
    public long? ImSubSessionId { get; set; }

    /// <summary>customer, agent or other. What the system notes may have any of them.</summary>
    public string? Sender { get; set; }

    /// <summary>The agent's ID.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    [WireName("agent_nick_name", "agent_name")]
    public string? AgentName { get; set; }

    /// <summary>The customer's ID.</summary>
    public long? CustomerId { get; set; }

    /// <summary>message, image, file, …; of what the system notes: start_session, close, survey, lock.</summary>
    public string? Type { get; set; }

    /// <summary>Text or an address, taken out of the JSON in which Udesk sends it.</summary>
    public string? Content { get; set; }

    /// <summary>The content as Udesk sent it.</summary>
    public string? RawContent { get; set; }

    /// <summary>Whether it is the welcome that the tenant set up; null where the service does not say.</summary>
    public bool? IsWelcome { get; set; }

    /// <summary>Whether it was sent by itself; null where the service does not say.</summary>
    public bool? IsAuto { get; set; }

    /// <summary>False for what only the agent saw; null where the service does not say.</summary>
    public bool? IsReceive { get; set; }

    /// <summary>What had it sent, where it was sent by a rule, such as welcome.</summary>
    public string? PushType { get; set; }

    /// <summary>True for what a customer or an agent said to the other; false for what the system noted or sent by itself.</summary>
    public bool IsTalk => Sender is not "other" and not "sys" && Array.IndexOf(s_controls, Type) < 0
        && IsWelcome != true && IsAuto != true && IsReceive != false && PushType is null;

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}
