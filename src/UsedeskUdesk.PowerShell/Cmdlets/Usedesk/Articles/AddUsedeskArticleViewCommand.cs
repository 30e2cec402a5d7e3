using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Adds views to articles.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskArticleView", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskArticleViews))]
public sealed class AddUsedeskArticleViewCommand : UsedeskArticleCmdlet
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public int Count { get; set; } = 1;

    private protected override void ProcessItem()
        => ForEach(ArticleId, nameof(ArticleId), article => Send(new AddArticleViewsRequest { Account = Account, ArticleId = article, Count = Count }, $"article {article}", $"Add {Count} views"));
}
