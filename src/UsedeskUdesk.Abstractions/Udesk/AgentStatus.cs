namespace UsedeskUdesk;

/// <summary>Asks for the agents and whether they are there (GET /im/agent_status).</summary>
public sealed class GetAgentStatusRequest : ApiRequest<UdeskAgentStatus[]>
{
    /// <summary>One group only.</summary>
    public long? GroupId { get; set; }
}

/// <summary>Whether an agent is there.</summary>
public enum UdeskImStatus
{
    /// <summary>A word that is not known; read ImStatusText.</summary>
    Unknown,

    /// <summary>Takes sessions.</summary>
    Online,

    /// <summary>Is there, takes none.</summary>
    Busy,

    /// <summary>Is away.</summary>
    Offline,
}

/// <summary>An agent and whether they are there.</summary>
public sealed class UdeskAgentStatus : ApiObject
{
    /// <summary>The agent.</summary>
    public long AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? Name { get; set; }

    /// <summary>The name that customers see.</summary>
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
    public int? ImSessionCount { get; set; }

    /// <summary>Sessions at most; without meaning while the agent is away.</summary>
    public int? ImMaxSessionCount { get; set; }
}
