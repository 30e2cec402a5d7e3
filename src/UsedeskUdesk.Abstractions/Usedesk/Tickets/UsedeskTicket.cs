using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A ticket. Lists leave out the comments and changes.</summary>
public sealed class UsedeskTicket : ApiObject
{
    /// <summary>Its number.</summary>
    [WireName("id", "ticket_id")]
    public long TicketId { get; set; }

    /// <summary>Its subject.</summary>
    public string? Subject { get; set; }

    /// <summary>Its status, whichever name the service sends it under.</summary>
    [WireName("status", "status_id")]
    public UsedeskTicketStatus? Status { get; set; }

    /// <summary>question, task, problem or incident.</summary>
    public string? Type { get; set; }

    /// <summary>low, medium, urgent or extreme.</summary>
    public string? Priority { get; set; }

    /// <summary>The client.</summary>
    public long? ClientId { get; set; }

    /// <summary>The client's name.</summary>
    public string? ClientName { get; set; }

    /// <summary>The agent in charge; null when there is none.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>The group in charge; null when there is none.</summary>
    public long? GroupId { get; set; }

    /// <summary>The channel it came by.</summary>
    public long? ChannelId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When it last changed.</summary>
    [WireName("last_updated_at", "updated_at")]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The text of yours that only the API shows.</summary>
    public string? AdditionalId { get; set; }

    /// <summary>The chat, where it has one.</summary>
    public string? ChatId { get; set; }

    /// <summary>The text of the last comment; only lists carry it.</summary>
    public string? LastComment { get; set; }

    /// <summary>Its tags; compares equal to their names.</summary>
    public UsedeskTag[] Tag { get; set; } = Array.Empty<UsedeskTag>();

    /// <summary>The custom fields that have a value, nested lists included.</summary>
    public UsedeskTicketFieldValue[] CustomField { get; set; } = Array.Empty<UsedeskTicketFieldValue>();

    /// <summary>Its comments.</summary>
    public UsedeskTicketComment[] Comment { get; set; } = Array.Empty<UsedeskTicketComment>();

    /// <summary>What was changed, one object a value.</summary>
    public UsedeskTicketChange[] Change { get; set; } = Array.Empty<UsedeskTicketChange>();

    /// <summary>The times left, under the service's own names.</summary>
    public IDictionary<string, object?>? Sla { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{TicketId} {Subject}";
}
