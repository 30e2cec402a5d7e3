namespace UsedeskUdesk;

/// <summary>Whether a customer is there.</summary>
public enum UdeskOnlineState
{
    /// <summary>Is away.</summary>
    Offline = 0,

    /// <summary>Is there.</summary>
    Online = 1,
}
