namespace UsedeskUdesk;

/// <summary>Something that Udesk told of by itself.</summary>
public abstract class UdeskEvent : ApiObject
{
    /// <summary>What it is.</summary>
    public UdeskEventType EventType { get; set; }

    /// <summary>Udesk's own word for it: the message's type, or the webhook's action. Null where the form of the body alone says it.</summary>
    public string? EventTypeText { get; set; }

    /// <summary>The whole body as JSON. Passwords and secrets of the tenant's channels in it are masked. All events of a body share it.</summary>
    public string Raw { get; set; } = string.Empty;

    /// <summary>
    /// Whether it waited in the spool when the receiver started. An earlier run that was killed may have written it already; events without this mark
    /// come once.
    /// </summary>
    public bool IsFromEarlierRun { get; set; }

    /// <summary>
    /// Where a receiver keeps it in its spool: the same when it comes again with <see cref="IsFromEarlierRun"/>, and another for every other event of that
    /// spool. Null for what no receiver kept.
    /// </summary>
    public string? ReceiptId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => EventTypeText is null ? EventType.ToString() : $"{EventType} ({EventTypeText})";
}
