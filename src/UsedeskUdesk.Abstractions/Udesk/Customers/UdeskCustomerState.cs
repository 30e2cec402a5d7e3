namespace UsedeskUdesk;

/// <summary>Where a customer stands.</summary>
public enum UdeskCustomerState
{
    /// <summary>A code that is not known; read StatusText.</summary>
    Unknown,

    /// <summary>Neither talks nor waits.</summary>
    NoSession,

    /// <summary>Talks to an agent.</summary>
    InSession,

    /// <summary>Waits for an agent.</summary>
    Queued,

    /// <summary>No such customer.</summary>
    Invalid,
}
