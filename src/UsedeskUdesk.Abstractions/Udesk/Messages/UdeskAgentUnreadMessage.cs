using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>How many messages an agent has not read or answered.</summary>
public sealed class UdeskAgentUnreadMessage : ApiObject
{
    /// <summary>The agent's ID.</summary>
    public long AgentId { get; set; }

    /// <summary>The number of unread messages in the agent's sessions.</summary>
    [WireName("unread_session_message_num")]
    public int? UnreadSessionMessageCount { get; set; }

    /// <summary>The number of messages left within the last seven days that nobody has handled.</summary>
    [WireName("unsolved_leave_message_num")]
    public int? UnsolvedLeaveMessageCount { get; set; }
}
