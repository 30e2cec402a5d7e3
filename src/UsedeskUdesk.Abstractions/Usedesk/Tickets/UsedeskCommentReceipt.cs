using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>The result of create/comment.</summary>
public sealed class UsedeskCommentReceipt : ApiObject
{
    /// <summary>The new comment's ID.</summary>
    public long CommentId { get; set; }

    /// <summary>The ticket's ID.</summary>
    public long TicketId { get; set; }

    /// <summary>The service's own word, usually "success".</summary>
    public string? Status { get; set; }

    /// <summary>Messengers: "delivered" or "not delivered".</summary>
    public string? MessageStatus { get; set; }
}
