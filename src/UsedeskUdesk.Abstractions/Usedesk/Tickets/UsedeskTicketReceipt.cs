using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What create/ticket answers.</summary>
public sealed class UsedeskTicketReceipt : ApiObject
{
    /// <summary>The new ticket's number.</summary>
    public long TicketId { get; set; }

    /// <summary>The service's word, as a rule "success".</summary>
    public string? Status { get; set; }

    /// <summary>WhatsApp and Telegram personal: "delivered" or "not delivered".</summary>
    public string? MessageStatus { get; set; }

    /// <summary>Viber: the chat that was opened.</summary>
    public string? ChatId { get; set; }

    /// <summary>The first comment's number, where the service names it.</summary>
    public long? CommentId { get; set; }
}
