using System.Globalization;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Groups of agents.</summary>
internal sealed class UserGroups : UdeskResource
{
    public override void AddOperations(OperationTable table)
    {
        table.Add(List<ListUserGroupsRequest, UdeskUserGroup>("user_groups", "user_groups", "per_page", 100, static row => row.GroupId, static (_, _) => { }));

        table.Add(List<ListUserGroupAgentsRequest, UdeskAgent>(
            "user_groups/{id}/agents",
            "user_group.agents",
            "per_page",
            100,
            static row => row.AgentId,
            static (r, b) => b.Path = $"user_groups/{Positive(r.GroupId, nameof(r.GroupId)).ToString(CultureInfo.InvariantCulture)}/agents"));
    }

    public override void AddFields(IrregularFields fields)
        => fields.Add<UdeskUserGroup>("agents", static (group, value) => group.Agent = Models<UdeskAgent>(value));
}
