namespace UsedeskUdesk;

/// <summary>A group of agents.</summary>
public sealed class UsedeskGroup : ApiObject
{
    /// <summary>Its number.</summary>
    [WireName("id")]
    public long GroupId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Its agents; empty where the group is part of an agent.</summary>
    public UsedeskUser[] Users { get; set; } = System.Array.Empty<UsedeskUser>();
}
