using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Lists groups of agents.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskUserGroup")]
[OutputType(typeof(UdeskUserGroup))]
public sealed class GetUdeskUserGroupCommand : ListCmdlet<UdeskService, UdeskConnection>
{
    private readonly WantedIds _ids = new();
    private bool _isListed;

    [Parameter(Position = 0)]
    [SupportsWildcards]
    [IdCompletion(NameKind.UserGroup, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UserGroupId")]
    [NumberListArgument]
    [IdCompletion(NameKind.UserGroup)]
    public long[]? GroupId { get; set; }

    private protected override void ProcessItem()
    {
        if (GroupId is { Length: > 0 })
        {
            _ids.Add(GroupId);
        }
        else
        {
            _isListed = true;
        }
    }

    private protected override void Complete()
    {
        if (!_isListed && _ids.IsEmpty)
        {
            return;
        }

        var names = new NamePatterns(Name);
        if (Name is null && _ids.IsEmpty)
        {
            WritePages(new ListUserGroupsRequest { First = First, Skip = Skip }, null);
            return;
        }

        WritePages<UdeskUserGroup>(
            new ListUserGroupsRequest(),
            null,
            group => _ids.Take(group.GroupId) & names.Match(group.Name),
            Skip,
            First,
            () =>
            {
                names.WriteMissing(this, "GroupNotFound", "Udesk has no group");
                _ids.WriteMissing(this, "GroupNotFound", "Udesk has no group {0}.");
            });
    }
}
