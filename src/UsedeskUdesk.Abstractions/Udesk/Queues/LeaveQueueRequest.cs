namespace UsedeskUdesk;

/// <summary>Removes a waiting customer from the queue (DELETE /im/sessions/close_queue).</summary>
public sealed class LeaveQueueRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The queue's name, as UdeskImSession.Queue has it.</summary>
    public string Queue { get; set; } = string.Empty;
}
