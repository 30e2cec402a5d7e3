namespace UsedeskUdesk;

/// <summary>An agent, whom Usedesk names a user.</summary>
public sealed class UsedeskUser : ApiObject
{
    /// <summary>The agent's number.</summary>
    [WireName("id")]
    public long UserId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>admin, employee or support.</summary>
    [WireName("role", "user_type")]
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

    /// <summary>On line in tickets; null where the service did not say.</summary>
    // Lists say online_status, update/user takes ticket_online_status.
    [WireName("online_status", "ticket_online_status")]
    public bool? TicketOnlineStatus { get; set; }

    /// <summary>The address of a picture.</summary>
    public string? Avatar { get; set; }
}
