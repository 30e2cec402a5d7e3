namespace UsedeskUdesk;

/// <summary>Hands a chat to an agent (chat/changeAssignee).</summary>
public sealed class SetChatAssigneeRequest : UsedeskRequest<UsedeskChatAssignment>
{
    /// <summary>The chat.</summary>
    public long ChatId { get; set; }

    /// <summary>The agent.</summary>
    public long UserId { get; set; }
}
