using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A block beside a ticket asks for its content. It waits for an answer of JSON with html.</summary>
public sealed class UsedeskDynamicBlockEvent : UsedeskEvent
{
    /// <summary>The ticket's channel.</summary>
    public long? ChannelId { get; set; }

    /// <summary>The channel's type.</summary>
    public string? ChannelType { get; set; }

    /// <summary>The ticket's subject.</summary>
    public string? Subject { get; set; }

    /// <summary>How the client writes: an e-mail, a phone, or a messenger's number.</summary>
    public string? Contact { get; set; }

    /// <summary>The client's name.</summary>
    public string? ClientName { get; set; }

    /// <summary>The client's e-mails.</summary>
    public ItemList<string> Email { get; set; } = Array.Empty<string>();

    /// <summary>The client's phones.</summary>
    public ItemList<string> Phone { get; set; } = Array.Empty<string>();

    /// <summary>The client's names in messengers.</summary>
    public ItemList<UsedeskMessenger> Messenger { get; set; } = Array.Empty<UsedeskMessenger>();

    /// <summary>Whether the block asks because the ticket was opened, and not because somebody pressed its button.</summary>
    public bool? IsAutoLoad { get; set; }

    /// <summary>All that is told of the client, under Usedesk's own names.</summary>
    public IDictionary<string, object?> ClientData { get; set; } = new FieldDictionary();

    /// <summary>All that is told of the channel, under Usedesk's own names.</summary>
    public IDictionary<string, object?> ChannelData { get; set; } = new FieldDictionary();
}
