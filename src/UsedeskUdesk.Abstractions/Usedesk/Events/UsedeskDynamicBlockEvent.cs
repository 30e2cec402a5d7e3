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
    public IReadOnlyList<string> Email { get; set; } = new List<string>();

    /// <summary>The client's phones.</summary>
    public IReadOnlyList<string> Phone { get; set; } = new List<string>();

    /// <summary>The client's names in messengers.</summary>
    public IReadOnlyList<UsedeskMessenger> Messenger { get; set; } = new List<UsedeskMessenger>();

    /// <summary>Whether the block asks because the ticket was opened, and not because somebody pressed its button.</summary>
    public bool? IsAutoLoad { get; set; }

    /// <summary>All that is told of the client, under Usedesk's own names.</summary>
    public IDictionary<string, object?> ClientData { get; set; } = new Dictionary<string, object?>();

    /// <summary>All that is told of the channel, under Usedesk's own names.</summary>
    public IDictionary<string, object?> ChannelData { get; set; } = new Dictionary<string, object?>();
}
