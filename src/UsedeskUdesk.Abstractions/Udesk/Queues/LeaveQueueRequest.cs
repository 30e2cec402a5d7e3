namespace UsedeskUdesk;

/// <summary>Takes a waiting customer out of the queue (DELETE /im/sessions/close_queue).</summary>
public sealed class LeaveQueueRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The queue's name, as the wait for the session named it.</summary>
    public string Queue { get; set; } = string.Empty;
}
