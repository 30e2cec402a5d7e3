namespace UsedeskUdesk;

/// <summary>Asks for agents (users). What is null does not filter.</summary>
public sealed class GetUsersRequest : ApiRequest<UsedeskUser[]>
{
    /// <summary>One agent only.</summary>
    public long? UserId { get; set; }

    /// <summary>The members of one group.</summary>
    public long? GroupId { get; set; }

    /// <summary>admin, employee or support.</summary>
    public string? UserType { get; set; }

    /// <summary>Part of a name or an e-mail.</summary>
    public string? Query { get; set; }
}

/// <summary>Makes an agent (create/user).</summary>
public sealed class CreateUserRequest : ApiRequest<UsedeskUserReceipt>
{
    /// <summary>The name; needed.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail, with which the agent logs in; needed.</summary>
    public string? Email { get; set; }

    /// <summary>The first password; needed.</summary>
    public ApiSecret? Password { get; set; }

    /// <summary>The agent's default group; needed.</summary>
    public long GroupId { get; set; }

    /// <summary>admin, employee or support; employee when null.</summary>
    public string? Role { get; set; }

    /// <summary>The phone.</summary>
    public string? Phone { get; set; }

    /// <summary>Mails the agent how to log in.</summary>
    public bool SendInvite { get; set; }

    /// <summary>The language of the agent's pages and of the invitation: ru, en, es, kk or pt-br.</summary>
    public string? Language { get; set; }
}

/// <summary>Changes an agent (update/user). What is null stays as it is.</summary>
public sealed class UpdateUserRequest : ApiRequest<UsedeskUserReceipt>
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

/// <summary>Deletes an agent (delete/user).</summary>
public sealed class DeleteUserRequest : ApiRequest<UsedeskUserReceipt>
{
    /// <summary>The agent.</summary>
    public long UserId { get; set; }
}

/// <summary>What the calls that make, change and delete agents answer.</summary>
public sealed class UsedeskUserReceipt : ApiObject
{
    /// <summary>The agent.</summary>
    public long UserId { get; set; }

    /// <summary>"success".</summary>
    public string? Status { get; set; }
}

/// <summary>An agent, whom Usedesk names a user.</summary>
public sealed class UsedeskUser : ApiObject
{
    /// <summary>The agent's number.</summary>
    public long UserId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>admin, employee or support.</summary>
    public string? Role { get; set; }

    /// <summary>What the agent does in the company.</summary>
    public string? Position { get; set; }

    /// <summary>The phone.</summary>
    public string? Phone { get; set; }

    /// <summary>The default group, where the service names it and there is one.</summary>
    public long? GroupId { get; set; }

    /// <summary>The groups; some answers name only their numbers.</summary>
    public UsedeskGroup[] Groups { get; set; } = System.Array.Empty<UsedeskGroup>();

    /// <summary>On line in chats; null where the service did not say.</summary>
    public bool? ChatOnlineStatus { get; set; }

    /// <summary>On line in tickets; null where the service did not say. The service's own name for it is online_status.</summary>
    public bool? TicketOnlineStatus { get; set; }

    /// <summary>The address of a picture.</summary>
    public string? Avatar { get; set; }
}
