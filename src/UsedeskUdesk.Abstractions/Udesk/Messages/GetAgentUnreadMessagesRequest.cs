using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Counts what agents have not read or answered (GET /im/messages/agent_unread_messages).</summary>
public sealed class GetAgentUnreadMessagesRequest : UdeskRequest<UdeskAgentUnreadMessage[]>
{
    /// <summary>The largest number of agents in a call.</summary>
    public const int MaximumAgents = 30;

    /// <summary>The agents.</summary>
    public IReadOnlyList<long> AgentIds { get; set; } = Array.Empty<long>();
}
