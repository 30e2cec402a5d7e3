using System;

namespace UsedeskUdesk;

/// <summary>Somebody wrote in a chat.</summary>
public sealed class UsedeskChatMessageEvent : UsedeskTicketEvent
{
    /// <summary>The chat.</summary>
    public long? ChatId { get; set; }

    /// <summary>The text.</summary>
    public string? MessageText { get; set; }

    /// <summary>Who wrote it.</summary>
    public UsedeskAuthor Author { get; set; }

    /// <summary>Usedesk's own word for who wrote it.</summary>
    public string? AuthorText { get; set; }

    /// <summary>Where: usedesk_tg, tg, usedesk_api, …</summary>
    public string? Platform { get; set; }

    /// <summary>What became of the chat.</summary>
    public UsedeskChatState State { get; set; }

    /// <summary>Usedesk's own word for it.</summary>
    public string? StateText { get; set; }

    /// <summary>The chat's ticket.</summary>
    public UsedeskTicket? Ticket { get; set; }

    /// <summary>The addresses of files.</summary>
    public ItemList<string> FileUrl { get; set; } = Array.Empty<string>();
}
