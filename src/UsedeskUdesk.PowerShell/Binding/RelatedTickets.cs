using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>What objects of Usedesk lend to a listing of tickets: the condition that those tickets fulfil. Copies from other processes count too.</summary>
internal static class RelatedTickets
{
    private static readonly Dictionary<string, (string Parameter, string Property)> s_conditions = new(StringComparer.Ordinal)
    {
        [typeof(UsedeskClient).FullName!] = ("ClientId", nameof(UsedeskClient.ClientId)),
        [typeof(UsedeskClientReceipt).FullName!] = ("ClientId", nameof(UsedeskClientReceipt.ClientId)),
        [typeof(UsedeskGroup).FullName!] = ("GroupId", nameof(UsedeskGroup.GroupId)),
        [typeof(UsedeskUser).FullName!] = ("AssigneeId", nameof(UsedeskUser.UserId)),
        [typeof(UsedeskUserReceipt).FullName!] = ("AssigneeId", nameof(UsedeskUserReceipt.UserId)),
        [typeof(UsedeskChannel).FullName!] = ("ChannelId", nameof(UsedeskChannel.ChannelId)),
        [typeof(UsedeskTag).FullName!] = ("Tag", nameof(UsedeskTag.Name)),
    };

    /// <summary>The parameter and its value; null where the object is none of these.</summary>
    public static (string Parameter, object Value)? Of(PSObject? item)
    {
        var type = item?.TypeNames.Select(name => name.StartsWith("Deserialized.", StringComparison.Ordinal) ? name.Substring("Deserialized.".Length) : name).FirstOrDefault(s_conditions.ContainsKey);
        return type is not null && s_conditions[type] is var condition && item!.Properties[condition.Property]?.Value is { } value ? (condition.Parameter, value) : null;
    }
}
