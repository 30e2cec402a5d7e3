using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A comment of a ticket.</summary>
public sealed class UsedeskTicketComment : ApiObject
{
    /// <summary>The ID.</summary>
    [WireName("id")]
    public long CommentId { get; set; }

    /// <summary>The ticket's ID.</summary>
    public long? TicketId { get; set; }

    /// <summary>HTML.</summary>
    public string? Message { get; set; }

    /// <summary>One of <see cref="UsedeskArticleType"/>.</summary>
    public string? Type { get; set; }

    /// <summary>user, client or trigger.</summary>
    public string? From { get; set; }

    /// <summary>The ID of the agent who wrote it.</summary>
    public long? UserId { get; set; }

    /// <summary>The ID of the client who wrote it.</summary>
    public long? ClientId { get; set; }

    /// <summary>The ID of the trigger that wrote it.</summary>
    public long? TriggerId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Whether it is the ticket's first comment.</summary>
    public bool? IsFirst { get; set; }

    /// <summary>Its files.</summary>
    public ItemList<UsedeskAttachment> Attachment { get; set; } = Array.Empty<UsedeskAttachment>();

    /// <summary>Who received a copy.</summary>
    public ItemList<string> Cc { get; set; } = Array.Empty<string>();

    /// <summary>Who received a blind copy.</summary>
    public ItemList<string> Bcc { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    public override string ToString() => $"{From}: {Message}";
}
