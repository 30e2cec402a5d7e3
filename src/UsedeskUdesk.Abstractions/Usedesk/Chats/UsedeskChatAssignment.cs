namespace UsedeskUdesk;

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
