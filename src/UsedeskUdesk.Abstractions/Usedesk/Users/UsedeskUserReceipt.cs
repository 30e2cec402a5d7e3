namespace UsedeskUdesk;

/// <summary>The result of the calls that create, change and delete agents.</summary>
public sealed class UsedeskUserReceipt : ApiObject
{
    /// <summary>The agent's ID.</summary>
    public long UserId { get; set; }

    /// <summary>The name that a new agent was made with; null for a change.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail that a new agent was made with; null for a change.</summary>
    public string? Email { get; set; }

    /// <summary>"success".</summary>
    public string? Status { get; set; }
}
