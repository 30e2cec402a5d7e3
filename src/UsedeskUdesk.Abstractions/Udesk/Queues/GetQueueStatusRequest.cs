namespace UsedeskUdesk;

/// <summary>Asks where a customer stands (GET /im/queue_status).</summary>
public sealed class GetQueueStatusRequest : UdeskRequest<UdeskQueueStatus>
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;
}
