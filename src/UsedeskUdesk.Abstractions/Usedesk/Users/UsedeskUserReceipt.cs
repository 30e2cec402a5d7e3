namespace UsedeskUdesk;

/// <summary>What the calls that make, change and delete agents answer.</summary>
public sealed class UsedeskUserReceipt : ApiObject
{
    /// <summary>The agent.</summary>
    public long UserId { get; set; }

    /// <summary>"success".</summary>
    public string? Status { get; set; }
}
