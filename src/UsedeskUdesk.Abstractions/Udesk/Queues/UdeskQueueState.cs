namespace UsedeskUdesk;

/// <summary>The state of a customer in the queue.</summary>
public enum UdeskQueueState
{
    /// <summary>An unknown word; see StatusText.</summary>
    Unknown,

    /// <summary>Not waiting.</summary>
    NotQueued,

    /// <summary>Waiting in a queue.</summary>
    Queued,

    /// <summary>An agent is being assigned.</summary>
    Assigning,

    /// <summary>In a session with an agent.</summary>
    InSession,
}
