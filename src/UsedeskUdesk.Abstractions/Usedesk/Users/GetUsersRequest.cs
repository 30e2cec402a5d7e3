namespace UsedeskUdesk;

/// <summary>Asks for agents (users). What is null does not filter.</summary>
public sealed class GetUsersRequest : UsedeskRequest<UsedeskUser[]>
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
