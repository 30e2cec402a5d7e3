using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Lists groups and who is in them.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskGroup")]
[OutputType(typeof(UsedeskGroup))]
public sealed class GetUsedeskGroupCommand : ServiceCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [IdCompletion(NameKind.Group, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    [Parameter]
    [NumberListArgument]
    [IdCompletion(NameKind.Group)]
    public long[]? GroupId { get; set; }

    private protected override void ProcessItem()
    {
        if (TryRead(new GetGroupsRequest(), null, out var groups))
        {
            var (names, ids) = (new NamePatterns(Name), new WantedIds(GroupId));
            WriteObject(groups.Where(group => names.Match(group.Name) & ids.Take(group.GroupId)), enumerateCollection: true);
            names.WriteMissing(this, "GroupNotFound", "Usedesk has no group");
            ids.WriteMissing(this, "GroupNotFound", "Usedesk has no group {0}.");
        }
    }
}
