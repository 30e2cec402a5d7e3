using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Adds ratings to articles.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskArticleRating", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskArticleRatings))]
public sealed class AddUsedeskArticleRatingCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
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
    public int? Positive { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public int? Negative { get; set; }

    private protected override void ProcessItem()
        => ForEach(ArticleId, nameof(ArticleId), article => Send(
            new AddArticleRatingsRequest { Account = Account, ArticleId = article, Positive = Positive ?? 0, Negative = Negative ?? 0 },
            $"article {article}",
            $"Add {Positive ?? 0} good and {Negative ?? 0} bad ratings"));
}
