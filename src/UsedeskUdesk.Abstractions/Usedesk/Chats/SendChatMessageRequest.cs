namespace UsedeskUdesk;

/// <summary>Writes to a client in an agent's name (chat/sendMessage).</summary>
public sealed class SendChatMessageRequest : UsedeskRequest<UsedeskChatReceipt>
{
    /// <summary>The chat.</summary>
    public long ChatId { get; set; }

    /// <summary>The agent.</summary>
    public long UserId { get; set; }

    /// <summary>Plain text; mark-up is shown as it is.</summary>
    public string? Text { get; set; }
}
