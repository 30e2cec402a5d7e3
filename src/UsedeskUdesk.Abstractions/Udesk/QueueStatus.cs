namespace UsedeskUdesk;

/// <summary>Asks where a customer stands (GET /im/queue_status).</summary>
public sealed class GetQueueStatusRequest : ApiRequest<UdeskQueueStatus>
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;
}

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

/// <summary>Where a customer stands.</summary>
public sealed class UdeskQueueStatus : ApiObject
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Where the customer stands.</summary>
    public UdeskQueueState State { get; set; }

    /// <summary>The place in the queue.</summary>
    public int QueuePosition { get; set; }

    /// <summary>The service's own word, Chinese as a rule.</summary>
    public string? StatusText { get; set; }
}
