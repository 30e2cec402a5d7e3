namespace UsedeskUdesk;

/// <summary>The result of the calls that write into chats. What the service leaves out is null.</summary>
public sealed class UsedeskChatReceipt : ApiObject
{
    /// <summary>The chat's ID.</summary>
    public long? ChatId { get; set; }

    /// <summary>The ID of the chat's ticket; null for a chat that was just opened.</summary>
    public long? TicketId { get; set; }

    /// <summary>The client's ID.</summary>
    public long? ClientId { get; set; }

    /// <summary>The channel's ID.</summary>
    public long? ChannelId { get; set; }

    /// <summary>"success", where the service says so.</summary>
    public string? Status { get; set; }
}
