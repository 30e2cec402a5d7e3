using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Where a session stands.</summary>
public enum UdeskImSessionState
{
    /// <summary>None of the states below.</summary>
    Unknown,

    /// <summary>An agent has it.</summary>
    Assigned,

    /// <summary>The customer waits in a queue.</summary>
    Queued,

    /// <summary>Udesk is choosing an agent.</summary>
    Assigning,

    /// <summary>There is no agent on line.</summary>
    NoAgentOnline,

    /// <summary>A robot has it.</summary>
    Robot,
}
