namespace UsedeskUdesk;

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

    /// <summary>A picture.</summary>
    public FileUpload? Avatar { get; set; }

    /// <summary>Takes the picture away.</summary>
    public bool RemoveAvatar { get; set; }
}

/// <summary>What update/user answers.</summary>
public sealed class UsedeskUserReceipt : ApiObject
{
    /// <summary>The agent.</summary>
    public long UserId { get; set; }

    /// <summary>The service's word, as a rule "success".</summary>
    public string? Status { get; set; }
}

/// <summary>The groups (groups). Also the cheapest proof that the token works.</summary>
public sealed class GetGroupsRequest : ApiRequest<UsedeskGroup[]>
{
}

/// <summary>A group of agents.</summary>
public sealed class UsedeskGroup : ApiObject
{
    /// <summary>Its number.</summary>
    public long GroupId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }
}
