namespace UsedeskUdesk;

/// <summary>Whether a customer is online.</summary>
public enum UdeskOnlineState
{
    /// <summary>Offline.</summary>
    Offline = 0,

    /// <summary>Online.</summary>
    Online = 1,
}
