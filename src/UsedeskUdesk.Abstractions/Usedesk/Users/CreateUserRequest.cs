namespace UsedeskUdesk;

/// <summary>Makes an agent (create/user).</summary>
public sealed class CreateUserRequest : UsedeskRequest<UsedeskUserReceipt>
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
