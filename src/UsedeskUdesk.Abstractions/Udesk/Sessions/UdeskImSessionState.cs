using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>The state of a session.</summary>
public enum UdeskImSessionState
{
    /// <summary>Any other state.</summary>
    Unknown,

    /// <summary>An agent answers.</summary>
    Assigned,

    /// <summary>The customer waits in a queue.</summary>
    Queued,

    /// <summary>Udesk is choosing an agent.</summary>
    Assigning,

    /// <summary>No agent is online.</summary>
    NoAgentOnline,

    /// <summary>A robot answers.</summary>
    Robot,
}
