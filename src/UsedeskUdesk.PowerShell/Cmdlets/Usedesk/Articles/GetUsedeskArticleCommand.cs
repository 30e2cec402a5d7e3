using System;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Reads the knowledge base: articles, one article, or how they are arranged.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskArticle", DefaultParameterSetName = "List")]
[OutputType(typeof(UsedeskArticle), ParameterSetName = new[] { "List", "Id" })]
[OutputType(typeof(UsedeskArticleCollection), ParameterSetName = new[] { "Structure" })]
public sealed class GetUsedeskArticleCommand : ReadCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Mandatory = true, Position = 0)]
    [NumberArgument]
    [FreeText]
    public long Account { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("Id")]
    [NumberListArgument]
    [FreeText]
    public long[] ArticleId { get; set; } = Array.Empty<long>();

    [Parameter(Mandatory = true, ParameterSetName = "Structure")]
    public SwitchParameter Structure { get; set; }

    [Parameter(ParameterSetName = "List")]
    [FreeText]
    [PlainTextArgument]
    public string? Query { get; set; }

    [Parameter(ParameterSetName = "List")]
    public SwitchParameter ShortText { get; set; }

    [Parameter(ParameterSetName = "List")]
    [NumberListArgument]
    [FreeText]
    public long[]? CollectionId { get; set; }

    [Parameter(ParameterSetName = "List")]
    [NumberListArgument]
    [FreeText]
    public long[]? CategoryId { get; set; }

    [Parameter(ParameterSetName = "List")]
    [NumberListArgument]
    [FreeText]
    public long[]? ListedArticleId { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateSet(UsedeskArticleType.Public, UsedeskArticleType.Private)]
    [PlainTextArgument]
    public string? Type { get; set; }

    [Parameter(ParameterSetName = "List")]
    [WordCompletion(WordList.ArticleSort)]
    [PlainTextArgument]
    public string? Sort { get; set; }

    [Parameter(ParameterSetName = "List")]
    public SwitchParameter Descending { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long? First { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateRange(0, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long Skip { get; set; }

    private protected override void ProcessItem()
    {
        switch (ParameterSetName)
        {
            case "Id":
                foreach (var id in ArticleId)
                {
                    Read(new GetArticleRequest { Account = Account, ArticleId = id }, id);
                }

                break;
            case "Structure":
                Read(new GetArticleCollectionsRequest { Account = Account }, Account);
                break;
            default:
                List();
                break;
        }
    }

    private void List()
    {
        if (ShortText && string.IsNullOrEmpty(Query))
        {
            WriteWarning("-ShortText has no effect without -Query.");
        }

        WarnOfOtherWord(Sort, WordList.ArticleSort, nameof(Sort));
        var request = new GetArticlesRequest
        {
            Account = Account,
            Query = Query.NullIfEmpty(),
            ShortText = ShortText,
            CollectionId = CollectionId,
            CategoryId = CategoryId,
            ArticleId = ListedArticleId,
            Type = Type.NullIfEmpty(),
            Sort = Sort.NullIfEmpty(),
            Descending = Descending,
            First = First,
            Skip = Skip,
        };
        WritePages(request, Account);
    }
}
