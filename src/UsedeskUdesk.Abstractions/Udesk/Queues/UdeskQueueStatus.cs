namespace UsedeskUdesk;

/// <summary>The state of a customer in the queue.</summary>
public sealed class UdeskQueueStatus : ApiObject
{
    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The customer's state.</summary>
    public UdeskQueueState State { get; set; }

    /// <summary>The position in the queue, from 1; 0 if there is none.</summary>
    [WireName("count")]
    public int QueuePosition { get; set; }

    /// <summary>The service's own word, usually Chinese.</summary>
    public string? StatusText { get; set; }
}
