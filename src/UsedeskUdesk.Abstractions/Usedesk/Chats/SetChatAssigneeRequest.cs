namespace UsedeskUdesk;

/// <summary>Assigns a chat to an agent (chat/changeAssignee).</summary>
public sealed class SetChatAssigneeRequest : UsedeskRequest<UsedeskChatAssignment>
{
    /// <summary>The chat's ID.</summary>
    public long ChatId { get; set; }

    /// <summary>The agent's ID.</summary>
    public long UserId { get; set; }
}
