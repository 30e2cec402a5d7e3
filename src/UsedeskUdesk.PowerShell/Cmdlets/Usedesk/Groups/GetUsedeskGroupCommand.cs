using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Lists groups and who is in them.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskGroup")]
[OutputType(typeof(UsedeskGroup))]
public sealed class GetUsedeskGroupCommand : UsedeskCmdlet
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter]
    [NumberArgument]
    public long[]? GroupId { get; set; }

    protected override void ProcessRecord()
    {
        if (TryWait((output, cancellationToken) => Client.SendAsync(new GetGroupsRequest(), output, cancellationToken), null, out var groups))
        {
            var names = NamePatterns.Of(Name);
            WriteObject(groups.Where(group => names.Match(group.Name) && (GroupId is null || GroupId.Contains(group.GroupId))), enumerateCollection: true);
        }
    }
}
