using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Adds views to articles.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskArticleView", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskArticleViews))]
public sealed class AddUsedeskArticleViewCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long Account { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberArgument]
    public long ArticleId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public int Count { get; set; } = 1;

    private protected override void ProcessItem()
        => Send(new AddArticleViewsRequest { Account = Account, ArticleId = ArticleId, Count = Count }, $"article {ArticleId}", $"Add {Count} views");
}
