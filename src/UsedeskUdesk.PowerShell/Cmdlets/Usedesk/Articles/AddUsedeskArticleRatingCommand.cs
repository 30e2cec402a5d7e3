using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Adds ratings to articles.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskArticleRating", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskArticleRatings))]
public sealed class AddUsedeskArticleRatingCommand : UsedeskArticleCmdlet
{
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
