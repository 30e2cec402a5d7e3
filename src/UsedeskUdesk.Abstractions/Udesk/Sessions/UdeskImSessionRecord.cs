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

    /// <summary>The customer's token in your own system. Tenants were seen to leave it empty also where there is one.</summary>
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

    /// <summary>The ID of the agent's note on the session.</summary>
    public long? NoteId { get; set; }

    /// <summary>The number of messages from the customer.</summary>
    [WireName("customer_msg_num")]
    public int? CustomerMessageCount { get; set; }

    /// <summary>The number of messages from agents.</summary>
    [WireName("agent_msg_num")]
    public int? AgentMessageCount { get; set; }

    /// <summary>The number of messages from the customer while waiting.</summary>
    [WireName("queue_customer_msg_num")]
    public int? QueueCustomerMessageCount { get; set; }

    /// <summary>How long it took, in seconds.</summary>
    public double? SustainSeconds { get; set; }

    /// <summary>How long the first answer took, in seconds.</summary>
    public double? RespSeconds { get; set; }

    /// <summary>How long answers took on average, in seconds.</summary>
    public double? AvgRespSeconds { get; set; }

    /// <summary>How long the customer waited in the queue, in seconds.</summary>
    public double? QueueSeconds { get; set; }

    /// <summary>Whether, or to whom, the session was handed on, in the service's own word.</summary>
    public string? TransferToAgent { get; set; }

    /// <summary>The queue.</summary>
    public string? BelongQueue { get; set; }

    /// <summary>Where the session came from, in the service's own word.</summary>
    public string? Source { get; set; }

    /// <summary>How it was opened, in the service's own word.</summary>
    public string? WayOfOpenSession { get; set; }

    /// <summary>How it was closed, in the service's own word.</summary>
    public string? CloseMethod { get; set; }

    /// <summary>The web page's plug-in.</summary>
    public string? ImWebPluginName { get; set; }

    /// <summary>The entries of the menu that the customer chose.</summary>
    public ItemList<string> MenuName { get; set; } = Array.Empty<string>();

    /// <summary>The session's tags.</summary>
    public ItemList<string> SessionTag { get; set; } = Array.Empty<string>();

    /// <summary>The ID of the option that the customer rated the session with.</summary>
    public long? SurveyOptionId { get; set; }

    /// <summary>The name of that option.</summary>
    public string? SurveyOptionName { get; set; }

    /// <summary>The customer's answer on whether the matter is settled: 0 means that it is.</summary>
    public string? ResolvedState { get; set; }

    /// <summary>The name of that answer.</summary>
    public string? ResolvedStateName { get; set; }

    /// <summary>When it began. The search goes by this time, unless it is for closed sessions.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it ended; only searches for closed sessions say so.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The duration; null while the session is open.</summary>
    public TimeSpan? Duration => ClosedAt - CreatedAt;
}
