namespace UsedeskUdesk;

/// <summary>Changes an agent (update/user). What is null stays unchanged.</summary>
public sealed class UpdateUserRequest : UsedeskRequest<UsedeskUserReceipt>
{
    /// <summary>The agent's ID.</summary>
    public long UserId { get; set; }

    /// <summary>The new name.</summary>
    public string? Name { get; set; }

    /// <summary>The new e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>The role: one of <see cref="UsedeskUserRole"/>.</summary>
    public string? Role { get; set; }

    /// <summary>The ID of the agent's new default group.</summary>
    public long? GroupId { get; set; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; set; }

    /// <summary>Whether the agent is online for chats.</summary>
    public bool? ChatOnlineStatus { get; set; }

    /// <summary>Whether the agent is online for tickets.</summary>
    public bool? TicketOnlineStatus { get; set; }

    /// <summary>A picture, at most 15 MB.</summary>
    public FileUpload? Avatar { get; set; }

    /// <summary>Removes the picture.</summary>
    public bool RemoveAvatar { get; set; }
}
