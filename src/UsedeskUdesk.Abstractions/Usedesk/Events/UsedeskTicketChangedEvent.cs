using System;

namespace UsedeskUdesk;

/// <summary>A ticket was changed.</summary>
public sealed class UsedeskTicketChangedEvent : UsedeskTicketEvent
{
    /// <summary>The change's number, which a repeat has too.</summary>
    public long? ChangeId { get; set; }

    /// <summary>The rule that did it; null when none did.</summary>
    [NotLent]
    public long? TriggerId { get; set; }

    /// <summary>The agent who did it; null when none did.</summary>
    [NotLent]
    public long? UserId { get; set; }

    /// <summary>The company's number in Usedesk.</summary>
    public long? CompanyId { get; set; }

    /// <summary>The status before; null when it did not change.</summary>
    public UsedeskTicketStatus? OldStatus { get; set; }

    /// <summary>The status after; null when it did not change.</summary>
    public UsedeskTicketStatus? NewStatus { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>What was changed, one object a value.</summary>
    public ItemList<UsedeskChange> Changes { get; set; } = Array.Empty<UsedeskChange>();
}
