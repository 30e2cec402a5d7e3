using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Adds ratings to articles.</summary>
[Cmdlet(VerbsCommon.Add, "UsedeskArticleRating", SupportsShouldProcess = true)]
[OutputType(typeof(UsedeskArticleRatings))]
public sealed class AddUsedeskArticleRatingCommand : CreateCmdlet<UsedeskService, UsedeskConnection>
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
    public int? Positive { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public int? Negative { get; set; }

    private protected override void ProcessItem()
        => Send(
            new AddArticleRatingsRequest { Account = Account, ArticleId = ArticleId, Positive = Positive ?? 0, Negative = Negative ?? 0 },
            $"article {ArticleId}",
            $"Add {Positive ?? 0} good and {Negative ?? 0} bad ratings");
}
