namespace UsedeskUdesk;

/// <summary>A session was handed on; from now on messages go to another session number.</summary>
public sealed class UdeskTransferEvent : UdeskMessageEvent
{
    /// <summary>
    /// The session to write to from now on: the number that the event's data names, else another number that the next messages of the
    /// same push carry, else the event's own.
    /// </summary>
    public long? NewImSubSessionId { get; set; }
}
