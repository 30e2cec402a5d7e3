namespace UsedeskUdesk;

/// <summary>Deletes an agent (delete/user).</summary>
public sealed class DeleteUserRequest : ApiRequest<UsedeskUserReceipt>
{
    /// <summary>The agent.</summary>
    public long UserId { get; set; }
}
