using System;

namespace UsedeskUdesk;

/// <summary>A client rated a ticket.</summary>
public sealed class UsedeskRatingEvent : UsedeskTicketEvent
{
    /// <summary>The rating's number, which a repeat has too.</summary>
    public long? RatingId { get; set; }

    /// <summary>The rating.</summary>
    public double? Rating { get; set; }

    /// <summary>What the client wrote.</summary>
    public string? RatingComment { get; set; }

    /// <summary>The agent who was rated.</summary>
    [NotLent]
    public long? UserId { get; set; }

    /// <summary>The comment that was rated.</summary>
    public long? CommentId { get; set; }

    /// <summary>The company's number in Usedesk.</summary>
    public long? CompanyId { get; set; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
}
