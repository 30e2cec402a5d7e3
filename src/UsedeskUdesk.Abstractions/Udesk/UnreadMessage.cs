using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Asks for what agents wrote in a session while the customer was away (GET /im/messages/unread_customer_offline).</summary>
public sealed class GetUnreadMessagesRequest : ApiRequest<UdeskUnreadMessage[]>
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The customer, by number.</summary>
    public long CustomerId { get; set; }

    /// <summary>The SDK's app_id; only sessions from an SDK need it.</summary>
    public long? AppId { get; set; }
}

/// <summary>A message that its customer has not read.</summary>
public sealed class UdeskUnreadMessage : ApiObject
{
    /// <summary>The message's own number.</summary>
    public string? MessageId { get; set; }

    /// <summary>message, image, audio, video, file, rich, or an event's name.</summary>
    public string? MessageType { get; set; }

    /// <summary>The session.</summary>
    public long? ImSubSessionId { get; set; }

    /// <summary>The customer, by number.</summary>
    public long? CustomerId { get; set; }

    /// <summary>Who wrote it.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? AgentName { get; set; }

    /// <summary>The address of the agent's picture.</summary>
    public string? AgentAvatar { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Text, HTML or an address, by <see cref="MessageType"/>.</summary>
    public string? Content { get; set; }

    /// <summary>The whole content under Udesk's own names: content, font, filename, filesize, duration.</summary>
    public IDictionary<string, object?>? Data { get; set; }
}

/// <summary>Marks what agents wrote as read (POST /im/messages/read_messages).</summary>
public sealed class SetMessagesReadRequest : ApiRequest<Acknowledgement>
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The messages.</summary>
    public IReadOnlyList<string> MessageIds { get; set; } = Array.Empty<string>();
}

/// <summary>Counts what agents have not read or answered (GET /im/messages/agent_unread_messages).</summary>
public sealed class GetAgentUnreadMessagesRequest : ApiRequest<UdeskAgentUnreadMessage[]>
{
    /// <summary>How many agents one call may name.</summary>
    public const int MaximumAgents = 30;

    /// <summary>The agents.</summary>
    public IReadOnlyList<long> AgentIds { get; set; } = Array.Empty<long>();
}

/// <summary>What an agent has not read or answered.</summary>
public sealed class UdeskAgentUnreadMessage : ApiObject
{
    /// <summary>The agent.</summary>
    public long AgentId { get; set; }

    /// <summary>Messages in sessions that the agent has not read.</summary>
    public int? UnreadSessionMessageCount { get; set; }

    /// <summary>Messages left within seven days that nobody has dealt with.</summary>
    public int? UnsolvedLeaveMessageCount { get; set; }
}
