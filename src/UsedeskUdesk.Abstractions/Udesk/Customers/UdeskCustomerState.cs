namespace UsedeskUdesk;

/// <summary>The state of a customer in the queue.</summary>
public enum UdeskCustomerState
{
    /// <summary>An unknown code; see StatusText.</summary>
    Unknown,

    /// <summary>Neither in a session nor waiting.</summary>
    NoSession,

    /// <summary>In a session with an agent.</summary>
    InSession,

    /// <summary>Waiting for an agent.</summary>
    Queued,

    /// <summary>No such customer.</summary>
    Invalid,
}
