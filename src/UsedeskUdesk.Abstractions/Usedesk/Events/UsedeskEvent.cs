namespace UsedeskUdesk;

/// <summary>Something that Usedesk told of by itself.</summary>
public abstract class UsedeskEvent : ApiObject
{
    /// <summary>What it is.</summary>
    public UsedeskEventType EventType { get; set; }

    /// <summary>The ticket, where there is one.</summary>
    public long? TicketId { get; set; }

    /// <summary>The client, where there is one.</summary>
    public long? ClientId { get; set; }

    /// <summary>What became of the check of the body's secret.</summary>
    public UsedeskSecretCheck SecretCheck { get; set; }

    /// <summary>The whole body as JSON, with every secret in it masked. All events of a body share it.</summary>
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
    public override string ToString() => TicketId is null ? EventType.ToString() : $"{EventType}, ticket {TicketId}";
}
