namespace UsedeskUdesk;

/// <summary>Closes a session (DELETE /im/sessions/{id}).</summary>
public sealed class CloseImSessionRequest : ApiRequest<Acknowledgement>
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }
}

/// <summary>Takes a waiting customer out of the queue (DELETE /im/sessions/close_queue).</summary>
public sealed class LeaveQueueRequest : ApiRequest<Acknowledgement>
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>The queue's name, as the wait for the session named it.</summary>
    public string Queue { get; set; } = string.Empty;
}
