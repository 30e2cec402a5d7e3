namespace UsedeskUdesk;

/// <summary>An agent and whether they are there.</summary>
public sealed class UdeskAgentStatus : ApiObject
{
    /// <summary>The agent.</summary>
    [WireName("id")]
    public long AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? Name { get; set; }

    /// <summary>The name that customers see.</summary>
    [WireName("nick", "im_nick")]
    public string? Nick { get; set; }

    /// <summary>The address of a picture.</summary>
    public string? Avatar { get; set; }

    /// <summary>A field that Udesk sends and nowhere explains, such as all.</summary>
    public string? Profile { get; set; }

    /// <summary>Whether the agent is there.</summary>
    public UdeskImStatus ImStatus { get; set; }

    /// <summary>The service's own word for it.</summary>
    public string? ImStatusText { get; set; }

    /// <summary>The tenant's own word, where the agent is busy.</summary>
    public string? ImCustomStatus { get; set; }

    /// <summary>Sessions under way; without meaning while the agent is away.</summary>
    [WireName("im_session_num")]
    public int? ImSessionCount { get; set; }

    /// <summary>Sessions at most; without meaning while the agent is away.</summary>
    [WireName("im_max_join_num")]
    public int? ImMaxSessionCount { get; set; }
}
