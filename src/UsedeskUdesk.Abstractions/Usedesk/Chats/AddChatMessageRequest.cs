namespace UsedeskUdesk;

/// <summary>Adds a message in a client's name, to a chat or to open one (chat/addMessage). Only for channels of the kind chat.</summary>
public sealed class AddChatMessageRequest : UsedeskRequest<UsedeskChatReceipt>
{
    /// <summary>The company's ID in Usedesk.</summary>
    public long CompanyId { get; set; }

    /// <summary>The channel's ID.</summary>
    public long ChannelId { get; set; }

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>The chat's ID; null opens a chat.</summary>
    public long? ChatId { get; set; }

    /// <summary>The client's ID; null creates a client.</summary>
    public long? ClientId { get; set; }

    /// <summary>The client's name.</summary>
    public string? ClientName { get; set; }

    /// <summary>The client's e-mail.</summary>
    public string? ClientEmail { get; set; }
}
