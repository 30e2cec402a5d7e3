namespace UsedeskUdesk;

/// <summary>What became of an agent since the last look.</summary>
public enum UdeskAgentChangeKind
{
    /// <summary>The agent was seen for the first time.</summary>
    Seen,

    /// <summary>The agent went online, or is listed again.</summary>
    Came,

    /// <summary>The agent went offline, or is no longer listed.</summary>
    Left,

    /// <summary>The agent has no room for a further session any more.</summary>
    Full,

    /// <summary>The agent has room again.</summary>
    Freed,

    /// <summary>Something else changed: the status, or the number of sessions.</summary>
    Changed,
}
