namespace UsedeskUdesk;

/// <summary>Deletes an agent (delete/user).</summary>
public sealed class DeleteUserRequest : UsedeskRequest<UsedeskUserReceipt>
{
    /// <summary>The agent's ID.</summary>
    public long UserId { get; set; }
}
