namespace UsedeskUdesk;

/// <summary>Which agent a chat is assigned to.</summary>
public sealed class UsedeskChatAssignment : ApiObject
{
    /// <summary>The chat's ID.</summary>
    public long ChatId { get; set; }

    /// <summary>The agent's ID.</summary>
    public long UserId { get; set; }

    /// <summary>The chat's address in the agents' pages.</summary>
    public string? Url { get; set; }
}
