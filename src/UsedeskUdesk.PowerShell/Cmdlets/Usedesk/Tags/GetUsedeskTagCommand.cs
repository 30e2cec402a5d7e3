using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Lists tags.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskTag")]
[OutputType(typeof(UsedeskTag))]
public sealed class GetUsedeskTagCommand : UsedeskCmdlet
{
    [Parameter(Position = 0)]
    public string? Query { get; set; }

    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? First { get; set; }

    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long Skip { get; set; }

    protected override void ProcessRecord()
    {
        var request = new ListTagsRequest { Query = Given.Text(Query), First = First, Skip = Skip };
        Guarded(() => WritePages(observer => Client.Read(request, observer), Query), Query);
    }
}
