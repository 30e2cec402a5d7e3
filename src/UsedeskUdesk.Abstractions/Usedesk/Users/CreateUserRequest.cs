namespace UsedeskUdesk;

/// <summary>Creates an agent (create/user).</summary>
public sealed class CreateUserRequest : UsedeskRequest<UsedeskUserReceipt>
{
    /// <summary>The name; required.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail that the agent logs in with; required.</summary>
    public string? Email { get; set; }

    /// <summary>The initial password; required.</summary>
    public ApiSecret? Password { get; set; }

    /// <summary>The ID of the agent's default group; required.</summary>
    public long GroupId { get; set; }

    /// <summary>The role: one of <see cref="UsedeskUserRole"/>; the service uses employee when null.</summary>
    public string? Role { get; set; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; set; }

    /// <summary>Sends the agent an invitation by e-mail.</summary>
    public bool SendInvite { get; set; }

    /// <summary>The language of the agent's pages and of the invitation: one of <see cref="UsedeskUserLanguage"/>, or another code.</summary>
    public string? Language { get; set; }
}
