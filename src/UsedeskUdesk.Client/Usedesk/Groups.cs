using System;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Groups of agents.</summary>
internal sealed class Groups : UsedeskResource
{
    public override void AddOperations(OperationTable table)
        => table.Add(Read<GetGroupsRequest, UsedeskGroup[], UsedeskGroup[]>(
            "groups",
            static (_, _) => { },
            static (a, _) => a.Data ?? Array.Empty<UsedeskGroup>()));

    public override void AddFields(IrregularFields fields)
        => fields.Add<UsedeskGroup>("users", static (group, value) => group.Users = Models<UsedeskUser>(value));
}
