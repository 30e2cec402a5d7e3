namespace UsedeskUdesk;

/// <summary>Where a customer stands.</summary>
public sealed class UdeskQueueStatus : ApiObject
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Where the customer stands.</summary>
    public UdeskQueueState State { get; set; }

    /// <summary>The place in the queue.</summary>
    [WireName("count")]
    public int QueuePosition { get; set; }

    /// <summary>The service's own word, Chinese as a rule.</summary>
    public string? StatusText { get; set; }
}
