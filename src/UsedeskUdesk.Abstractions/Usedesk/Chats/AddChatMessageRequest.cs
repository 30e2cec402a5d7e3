namespace UsedeskUdesk;

/// <summary>Writes in a client's name, into a chat or to open one (chat/addMessage). Only for channels of the kind chat.</summary>
public sealed class AddChatMessageRequest : UsedeskRequest<UsedeskChatReceipt>
{
    /// <summary>The company's number in Usedesk.</summary>
    public long CompanyId { get; set; }

    /// <summary>A chat channel.</summary>
    public long ChannelId { get; set; }

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>The chat; a new one when null.</summary>
    public long? ChatId { get; set; }

    /// <summary>The client; a new one is made when null.</summary>
    public long? ClientId { get; set; }

    /// <summary>The client's name.</summary>
    public string? ClientName { get; set; }

    /// <summary>The client's e-mail.</summary>
    public string? ClientEmail { get; set; }
}
