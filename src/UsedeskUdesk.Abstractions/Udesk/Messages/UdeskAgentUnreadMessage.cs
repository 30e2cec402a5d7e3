using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What an agent has not read or answered.</summary>
public sealed class UdeskAgentUnreadMessage : ApiObject
{
    /// <summary>The agent.</summary>
    public long AgentId { get; set; }

    /// <summary>Messages in sessions that the agent has not read.</summary>
    [WireName("unread_session_message_num")]
    public int? UnreadSessionMessageCount { get; set; }

    /// <summary>Messages left within seven days that nobody has dealt with.</summary>
    [WireName("unsolved_leave_message_num")]
    public int? UnsolvedLeaveMessageCount { get; set; }
}
