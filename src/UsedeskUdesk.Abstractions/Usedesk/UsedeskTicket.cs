using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>One ticket with its comments, tags, changes and custom fields (ticket).</summary>
public sealed class GetTicketRequest : ApiRequest<UsedeskTicket>
{
    /// <summary>The ticket.</summary>
    public long TicketId { get; set; }

    /// <summary>Answers as this agent would see it, and says what the agent may do.</summary>
    public long? AccessibleForAgentId { get; set; }

    /// <summary>Also asks for the times left.</summary>
    public bool IncludeSla { get; set; }
}

/// <summary>Tickets that meet all given conditions (tickets), page by page. What is null does not filter.</summary>
public sealed class ListTicketsRequest : ApiPageRequest<UsedeskTicket>
{
    /// <summary>In one of these states.</summary>
    public IReadOnlyList<UsedeskTicketStatus>? Status { get; set; }

    /// <summary>With one of these groups.</summary>
    public IReadOnlyList<long>? GroupId { get; set; }

    /// <summary>In one of these channels.</summary>
    public IReadOnlyList<long>? ChannelId { get; set; }

    /// <summary>Of one of these types.</summary>
    public IReadOnlyList<string>? Type { get; set; }

    /// <summary>Of one of these priorities.</summary>
    public IReadOnlyList<string>? Priority { get; set; }

    /// <summary>With one of these tags.</summary>
    public IReadOnlyList<string>? Tag { get; set; }

    /// <summary>Of this client.</summary>
    public long? ClientId { get; set; }

    /// <summary>With this agent in charge.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>With no agent: of the given groups, or, where none is given, without a group either.</summary>
    public bool Unassigned { get; set; }

    /// <summary>What this agent may see.</summary>
    public long? AccessibleForAgentId { get; set; }

    /// <summary>Text to look for in subjects and comments.</summary>
    public string? Query { get; set; }

    /// <summary>Made at this moment or later; minutes count, seconds do not.</summary>
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Made at this moment or before.</summary>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Changed at this moment or later.</summary>
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Changed at this moment or before.</summary>
    public DateTimeOffset? UpdatedBefore { get; set; }

    /// <summary>The service's name of a field to sort by.</summary>
    public string? SortBy { get; set; }

    /// <summary>Turns the order round.</summary>
    public bool Descending { get; set; }
}

/// <summary>A ticket. Lists leave out the comments and changes.</summary>
public sealed class UsedeskTicket : ApiObject
{
    /// <summary>Its number.</summary>
    public long TicketId { get; set; }

    /// <summary>Its subject.</summary>
    public string? Subject { get; set; }

    /// <summary>Its status, whichever name the service sends it under.</summary>
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

/// <summary>A custom field's value on a ticket.</summary>
public sealed class UsedeskTicketFieldValue : ApiObject
{
    /// <summary>The field.</summary>
    public long FieldId { get; set; }

    /// <summary>The field's name.</summary>
    public string? Name { get; set; }

    /// <summary>The field's type.</summary>
    public UsedeskTicketFieldType? Type { get; set; }

    /// <summary>The value: text, an option's number, true or false, or a nested list's text.</summary>
    public string? Value { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name ?? FieldId.ToString(System.Globalization.CultureInfo.InvariantCulture)}={Value}";
}

/// <summary>A comment of a ticket.</summary>
public sealed class UsedeskTicketComment : ApiObject
{
    /// <summary>Its number.</summary>
    public long CommentId { get; set; }

    /// <summary>The ticket.</summary>
    public long? TicketId { get; set; }

    /// <summary>HTML.</summary>
    public string? Message { get; set; }

    /// <summary>public or private.</summary>
    public string? Type { get; set; }

    /// <summary>user, client or trigger.</summary>
    public string? From { get; set; }

    /// <summary>The agent who wrote it.</summary>
    public long? UserId { get; set; }

    /// <summary>The client who wrote it.</summary>
    public long? ClientId { get; set; }

    /// <summary>The trigger that wrote it.</summary>
    public long? TriggerId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Whether the ticket began with it.</summary>
    public bool? IsFirst { get; set; }

    /// <summary>Its files.</summary>
    public UsedeskAttachment[] Attachment { get; set; } = Array.Empty<UsedeskAttachment>();

    /// <summary>Who got a copy.</summary>
    public string[] Cc { get; set; } = Array.Empty<string>();

    /// <summary>Who got a hidden copy.</summary>
    public string[] Bcc { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    public override string ToString() => $"{From}: {Message}";
}

/// <summary>A file of a comment.</summary>
public sealed class UsedeskAttachment : ApiObject
{
    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Its size in bytes.</summary>
    public long? Size { get; set; }

    /// <summary>Where it can be fetched.</summary>
    public string? Url { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Url ?? string.Empty;
}

/// <summary>One value that was changed.</summary>
public sealed class UsedeskTicketChange : ApiObject
{
    /// <summary>The change's number; values changed together share it.</summary>
    public long? ChangeId { get; set; }

    /// <summary>What was changed: status, assignee_id, …</summary>
    public string? Target { get; set; }

    /// <summary>The value before.</summary>
    public string? OldValue { get; set; }

    /// <summary>The value after.</summary>
    public string? Value { get; set; }

    /// <summary>The agent who changed it.</summary>
    public long? UserId { get; set; }

    /// <summary>The trigger that changed it.</summary>
    public long? TriggerId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Target}: {OldValue} -> {Value}";
}
