namespace UsedeskUdesk;

/// <summary>Sends a message to a client in an agent's name (chat/sendMessage).</summary>
public sealed class SendChatMessageRequest : UsedeskRequest<UsedeskChatReceipt>
{
    /// <summary>The chat's ID.</summary>
    public long ChatId { get; set; }

    /// <summary>The agent's ID.</summary>
    public long UserId { get; set; }

    /// <summary>Plain text; markup is shown as it is.</summary>
    public string? Text { get; set; }
}
