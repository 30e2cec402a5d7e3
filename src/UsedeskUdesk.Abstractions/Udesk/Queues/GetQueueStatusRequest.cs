namespace UsedeskUdesk;

/// <summary>Gets a customer's state in the queue (GET /im/queue_status).</summary>
public sealed class GetQueueStatusRequest : UdeskRequest<UdeskQueueStatus>
{
    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;
}
