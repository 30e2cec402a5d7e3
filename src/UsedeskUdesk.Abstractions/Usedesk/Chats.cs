namespace UsedeskUdesk;

/// <summary>Writes to a client in an agent's name (chat/sendMessage).</summary>
public sealed class SendChatMessageRequest : ApiRequest<UsedeskChatReceipt>
{
    /// <summary>The chat.</summary>
    public long ChatId { get; set; }

    /// <summary>The agent.</summary>
    public long UserId { get; set; }

    /// <summary>Plain text; mark-up is shown as it is.</summary>
    public string? Text { get; set; }
}

/// <summary>Writes in a client's name, into a chat or to open one (chat/addMessage). Only for channels of the kind chat.</summary>
public sealed class AddChatMessageRequest : ApiRequest<UsedeskChatReceipt>
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

/// <summary>Hands a chat to an agent (chat/changeAssignee).</summary>
public sealed class SetChatAssigneeRequest : ApiRequest<UsedeskChatAssignment>
{
    /// <summary>The chat.</summary>
    public long ChatId { get; set; }

    /// <summary>The agent.</summary>
    public long UserId { get; set; }
}

/// <summary>Who has a chat now.</summary>
public sealed class UsedeskChatAssignment : ApiObject
{
    /// <summary>The chat.</summary>
    public long ChatId { get; set; }

    /// <summary>The agent.</summary>
    public long UserId { get; set; }

    /// <summary>The chat's address in the agents' pages.</summary>
    public string? Url { get; set; }
}
