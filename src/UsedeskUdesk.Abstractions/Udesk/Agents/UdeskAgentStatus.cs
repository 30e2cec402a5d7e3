namespace UsedeskUdesk;

/// <summary>An agent's status.</summary>
public sealed class UdeskAgentStatus : ApiObject
{
    /// <summary>The agent's ID.</summary>
    [WireName("id")]
    public long AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? Name { get; set; }

    /// <summary>The name that customers see.</summary>
    [WireName("nick", "im_nick")]
    public string? Nick { get; set; }

    /// <summary>The address of a picture.</summary>
    public string? Avatar { get; set; }

    /// <summary>A field that Udesk does not document, such as all.</summary>
    public string? Profile { get; set; }

    /// <summary>Whether the agent is online.</summary>
    public UdeskImStatus ImStatus { get; set; }

    /// <summary>The service's own word for it.</summary>
    public string? ImStatusText { get; set; }

    /// <summary>The tenant's own word, where the agent is busy.</summary>
    public string? ImCustomStatus { get; set; }

    /// <summary>The number of open sessions; meaningless while the agent is offline.</summary>
    [WireName("im_session_num")]
    public int? ImSessionCount { get; set; }

    /// <summary>The largest number of open sessions; meaningless while the agent is offline.</summary>
    [WireName("im_max_join_num")]
    public int? ImMaxSessionCount { get; set; }

    /// <inheritdoc/>
    public override string ToString() => ImStatus == UdeskImStatus.Offline ? $"{Name}: {ImStatus}" : $"{Name}: {ImStatus}, {ImSessionCount}/{ImMaxSessionCount}";
}
