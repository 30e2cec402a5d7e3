using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A ticket. Lists leave out the comments and changes.</summary>
public sealed class UsedeskTicket : ApiObject
{
    /// <summary>The ticket's ID.</summary>
    [WireName("id", "ticket_id")]
    public long TicketId { get; set; }

    /// <summary>The subject.</summary>
    public string? Subject { get; set; }

    /// <summary>The status.</summary>
    [WireName("status", "status_id")]
    public UsedeskTicketStatus? Status { get; set; }

    /// <summary>The type: one of <see cref="UsedeskTicketType"/>, or another word.</summary>
    public string? Type { get; set; }

    /// <summary>The priority: one of <see cref="UsedeskTicketPriority"/>, or another word.</summary>
    public string? Priority { get; set; }

    /// <summary>The client's ID.</summary>
    public long? ClientId { get; set; }

    /// <summary>The client's name.</summary>
    public string? ClientName { get; set; }

    /// <summary>The ID of the agent in charge; null if there is none.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>The ID of the group in charge; null if there is none.</summary>
    public long? GroupId { get; set; }

    /// <summary>The ID of the channel that it came through.</summary>
    public long? ChannelId { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When it last changed.</summary>
    [WireName("last_updated_at", "updated_at")]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Your own text, which only the API shows.</summary>
    public string? AdditionalId { get; set; }

    /// <summary>The chat's ID, if there is one.</summary>
    public string? ChatId { get; set; }

    /// <summary>The text of the last comment; only lists carry it.</summary>
    public string? LastComment { get; set; }

    /// <summary>The tags; each compares equal to its name.</summary>
    public ItemList<UsedeskTag> Tag { get; set; } = Array.Empty<UsedeskTag>();

    /// <summary>The custom fields that have a value, nested lists included.</summary>
    public ItemList<UsedeskTicketFieldValue> CustomField { get; set; } = Array.Empty<UsedeskTicketFieldValue>();

    /// <summary>Its comments.</summary>
    public ItemList<UsedeskTicketComment> Comment { get; set; } = Array.Empty<UsedeskTicketComment>();

    /// <summary>The changes, one object for each value.</summary>
    public ItemList<UsedeskTicketChange> Change { get; set; } = Array.Empty<UsedeskTicketChange>();

    /// <summary>The SLA times, under the service's own names.</summary>
    public IDictionary<string, object?>? Sla { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{TicketId} {Subject}";
}
