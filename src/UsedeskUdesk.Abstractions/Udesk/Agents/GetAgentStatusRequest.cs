namespace UsedeskUdesk;

/// <summary>Gets the agents and their status (GET /im/agent_status).</summary>
public sealed class GetAgentStatusRequest : UdeskRequest<UdeskAgentStatus[]>
{
    /// <summary>Only this group, by ID.</summary>
    public long? GroupId { get; set; }
}
