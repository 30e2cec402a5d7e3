namespace UsedeskUdesk;

/// <summary>Whether an agent is there.</summary>
public enum UdeskImStatus
{
    /// <summary>A word that is not known; read ImStatusText.</summary>
    Unknown,

    /// <summary>Takes sessions.</summary>
    Online,

    /// <summary>Is there, takes none.</summary>
    Busy,

    /// <summary>Is away.</summary>
    Offline,
}
