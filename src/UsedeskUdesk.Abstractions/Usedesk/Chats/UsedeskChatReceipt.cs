namespace UsedeskUdesk;

/// <summary>What the calls that write into chats answer. What the service leaves out is null.</summary>
public sealed class UsedeskChatReceipt : ApiObject
{
    /// <summary>The chat.</summary>
    public long? ChatId { get; set; }

    /// <summary>The chat's ticket; a chat that is just opened may not have one yet.</summary>
    public long? TicketId { get; set; }

    /// <summary>The client.</summary>
    public long? ClientId { get; set; }

    /// <summary>The channel.</summary>
    public long? ChannelId { get; set; }

    /// <summary>"success", where the service says so.</summary>
    public string? Status { get; set; }
}
