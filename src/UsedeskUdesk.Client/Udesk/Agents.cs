using System;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Agents and whether they are online.</summary>
internal sealed class Agents : UdeskResource
{
    public override void AddOperations(OperationTable table)
    {
        table.Add(Get<GetAgentStatusRequest, UdeskAgentStatus[], UdeskAgentStatus[]>(
            "im/agent_status",
            "agents",
            static (r, b) => b.Query("group_id", Positive(r.GroupId, nameof(r.GroupId))),
            static (a, _) => a.Data ?? Array.Empty<UdeskAgentStatus>()));

        table.Add(List<ListAgentsRequest, UdeskAgent>("agents", "agents", "per_page", 100, static row => row.AgentId, static (r, b) => b.Query("with_disabled", r.WithDisabled ? true : null)));
    }

    public override void AddFields(IrregularFields fields)
        => fields.Add<UdeskAgentStatus>("im_status", static (agent, value) =>
        {
            agent.ImStatusText = Text(value);
            agent.ImStatus = ImStatus(agent.ImStatusText);
        });

    /// <summary>Real tenants answer in Chinese; the vendor's page prints translations.</summary>
    private static UdeskImStatus ImStatus(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "online" or "在线" => UdeskImStatus.Online,
        "busy" or "忙碌" => UdeskImStatus.Busy,
        "offline" or "离线" => UdeskImStatus.Offline,
        _ => UdeskImStatus.Unknown,
    };
}
