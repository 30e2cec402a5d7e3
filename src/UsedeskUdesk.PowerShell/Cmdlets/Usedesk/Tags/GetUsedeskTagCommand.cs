using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Lists tags.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskTag")]
[OutputType(typeof(UsedeskTag))]
public sealed class GetUsedeskTagCommand : ListCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Position = 0)]
    [IdCompletion(NameKind.Tag, ByName = true)]
    [PlainTextArgument]
    public string? Query { get; set; }

    private protected override object? Item => Query;

    private protected override void ProcessItem()
    {
        var request = new ListTagsRequest { Query = Query.NullIfEmpty(), First = First, Skip = Skip };
        WritePages(request, Query);
    }
}
