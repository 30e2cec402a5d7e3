namespace UsedeskUdesk;

/// <summary>Asks for the agents and whether they are there (GET /im/agent_status).</summary>
public sealed class GetAgentStatusRequest : UdeskRequest<UdeskAgentStatus[]>
{
    /// <summary>One group only.</summary>
    public long? GroupId { get; set; }
}
