namespace UsedeskUdesk;

/// <summary>Gets agents (users). A condition that is null does not filter.</summary>
public sealed class GetUsersRequest : UsedeskRequest<UsedeskUser[]>
{
    /// <summary>Only this agent, by ID.</summary>
    public long? UserId { get; set; }

    /// <summary>Only members of this group, by ID.</summary>
    public long? GroupId { get; set; }

    /// <summary>The role: one of <see cref="UsedeskUserRole"/>.</summary>
    public string? UserType { get; set; }

    /// <summary>Part of a name or an e-mail.</summary>
    public string? Query { get; set; }
}
