using System;

namespace UsedeskUdesk;

/// <summary>Somebody commented on a ticket.</summary>
public sealed class UsedeskCommentEvent : UsedeskTicketEvent
{
    /// <summary>The comment's number, which a repeat has too.</summary>
    public long? CommentId { get; set; }

    /// <summary>The comment as HTML.</summary>
    public string? MessageHtml { get; set; }

    /// <summary>The comment as plain text.</summary>
    public string? MessageText { get; set; }

    /// <summary>Whether the client sees it.</summary>
    public bool? IsPublic { get; set; }

    /// <summary>Who wrote it.</summary>
    public UsedeskAuthor Author { get; set; }

    /// <summary>Usedesk's own word for who wrote it.</summary>
    public string? AuthorText { get; set; }

    /// <summary>The agent who wrote it; null when none did.</summary>
    [NotLent]
    public long? UserId { get; set; }

    /// <summary>Whether the ticket began with it.</summary>
    public bool? IsFirst { get; set; }

    /// <summary>Whether it was delivered.</summary>
    public bool? IsDelivered { get; set; }

    /// <summary>Whether it was read.</summary>
    public bool? IsRead { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>The addresses of files.</summary>
    public ItemList<string> FileUrl { get; set; } = Array.Empty<string>();
}
