using System;

namespace UsedeskUdesk;

/// <summary>What the events around a ticket have in common.</summary>
public abstract class UsedeskTicketEvent : UsedeskEvent
{
    /// <summary>The agent in charge of the ticket; null when there is none.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>The client, as far as the event tells.</summary>
    public UsedeskClient? Client { get; set; }

    /// <summary>The ticket's custom fields that have a value.</summary>
    public ItemList<UsedeskTicketFieldValue> CustomField { get; set; } = Array.Empty<UsedeskTicketFieldValue>();

    /// <summary>The dynamic blocks beside the ticket.</summary>
    public ItemList<UsedeskCustomBlock> CustomBlock { get; set; } = Array.Empty<UsedeskCustomBlock>();
}
