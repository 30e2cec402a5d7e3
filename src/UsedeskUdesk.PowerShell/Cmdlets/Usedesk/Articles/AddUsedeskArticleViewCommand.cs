using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Adds views to articles.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskArticleView", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskArticleViews))]
public sealed class AddUsedeskArticleViewCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public long Account { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberListArgument]
    [FreeText]
    public long[] ArticleId { get; set; } = Array.Empty<long>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public int Count { get; set; } = 1;

    private protected override void ProcessItem()
        => ForEach(ArticleId, nameof(ArticleId), article => Send(new AddArticleViewsRequest { Account = Account, ArticleId = article, Count = Count }, $"article {article}", $"Add {Count} views"));
}
