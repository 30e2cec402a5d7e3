using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What create/comment answers.</summary>
public sealed class UsedeskCommentReceipt : ApiObject
{
    /// <summary>The new comment's number.</summary>
    public long CommentId { get; set; }

    /// <summary>The ticket.</summary>
    public long TicketId { get; set; }

    /// <summary>The service's word, as a rule "success".</summary>
    public string? Status { get; set; }

    /// <summary>Messengers: "delivered" or "not delivered".</summary>
    public string? MessageStatus { get; set; }
}
