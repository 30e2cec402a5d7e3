namespace UsedeskUdesk;

/// <summary>Changes an agent (update/user). What is null stays as it is.</summary>
public sealed class UpdateUserRequest : UsedeskRequest<UsedeskUserReceipt>
{
    /// <summary>The agent.</summary>
    public long UserId { get; set; }

    /// <summary>The new name.</summary>
    public string? Name { get; set; }

    /// <summary>The new e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>admin, employee or support.</summary>
    public string? Role { get; set; }

    /// <summary>The group to put the agent in.</summary>
    public long? GroupId { get; set; }

    /// <summary>The phone.</summary>
    public string? Phone { get; set; }

    /// <summary>On line in chats.</summary>
    public bool? ChatOnlineStatus { get; set; }

    /// <summary>On line in tickets.</summary>
    public bool? TicketOnlineStatus { get; set; }

    /// <summary>A picture, 15 MB at most.</summary>
    public FileUpload? Avatar { get; set; }

    /// <summary>Takes the picture away.</summary>
    public bool RemoveAvatar { get; set; }
}
