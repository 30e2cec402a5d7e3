using System;

namespace UsedeskUdesk;

/// <summary>A ticket was created.</summary>
public sealed class UsedeskTicketCreatedEvent : UsedeskTicketEvent
{
    /// <summary>The ticket's subject.</summary>
    public string? Subject => Ticket?.Subject;

    /// <summary>The first message as HTML.</summary>
    public string? MessageHtml { get; set; }

    /// <summary>The first message as plain text.</summary>
    public string? MessageText { get; set; }

    /// <summary>The ticket.</summary>
    public UsedeskTicket? Ticket { get; set; }

    /// <summary>The addresses of files.</summary>
    public ItemList<string> FileUrl { get; set; } = Array.Empty<string>();
}
