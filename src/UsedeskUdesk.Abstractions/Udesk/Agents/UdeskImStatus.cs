namespace UsedeskUdesk;

/// <summary>Whether an agent is online.</summary>
public enum UdeskImStatus
{
    /// <summary>An unknown word; see ImStatusText.</summary>
    Unknown,

    /// <summary>Online and taking sessions.</summary>
    Online,

    /// <summary>Busy: online, but takes no sessions.</summary>
    Busy,

    /// <summary>Offline.</summary>
    Offline,
}
