namespace UsedeskUdesk;

/// <summary>Where a customer stands.</summary>
public enum UdeskQueueState
{
    /// <summary>A word that is not known; read StatusText.</summary>
    Unknown,

    /// <summary>Does not wait.</summary>
    NotQueued,

    /// <summary>Waits.</summary>
    Queued,

    /// <summary>Is being given an agent.</summary>
    Assigning,

    /// <summary>Talks to an agent.</summary>
    InSession,
}
