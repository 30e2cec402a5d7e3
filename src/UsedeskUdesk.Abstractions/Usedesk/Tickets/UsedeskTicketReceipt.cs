using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>The result of create/ticket.</summary>
public sealed class UsedeskTicketReceipt : ApiObject
{
    /// <summary>The new ticket's ID.</summary>
    public long TicketId { get; set; }

    /// <summary>The subject that was sent.</summary>
    public string? Subject { get; set; }

    /// <summary>The number of your own system that was sent.</summary>
    public string? AdditionalId { get; set; }

    /// <summary>The service's own word, usually "success".</summary>
    public string? Status { get; set; }

    /// <summary>WhatsApp and Telegram personal: "delivered" or "not delivered".</summary>
    public string? MessageStatus { get; set; }

    /// <summary>Viber: the chat that was opened.</summary>
    public string? ChatId { get; set; }

    /// <summary>The first comment's ID, if the service sends it.</summary>
    public long? CommentId { get; set; }
}
