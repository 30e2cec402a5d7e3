using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Reads the knowledge base: articles, one article, or how they are arranged.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskArticle", DefaultParameterSetName = "List")]
[OutputType(typeof(UsedeskArticle), ParameterSetName = new[] { "List", "Id" })]
[OutputType(typeof(UsedeskArticleCollection), ParameterSetName = new[] { "Structure" })]
public sealed class GetUsedeskArticleCommand : UsedeskReadCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [NumberArgument]
    public long Account { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("Id")]
    [NumberArgument]
    public long[] ArticleId { get; set; } = new long[0];

    [Parameter(Mandatory = true, ParameterSetName = "Structure")]
    public SwitchParameter Structure { get; set; }

    [Parameter(ParameterSetName = "List")]
    public string? Query { get; set; }

    [Parameter(ParameterSetName = "List")]
    public SwitchParameter ShortText { get; set; }

    [Parameter(ParameterSetName = "List")]
    [NumberArgument]
    public long[]? CollectionId { get; set; }

    [Parameter(ParameterSetName = "List")]
    [NumberArgument]
    public long[]? CategoryId { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateSet("public", "private")]
    public string? Type { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ArgumentCompleter(typeof(ArticleSortCompleter))]
    public string? Sort { get; set; }

    [Parameter(ParameterSetName = "List")]
    public SwitchParameter Descending { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateRange(0, long.MaxValue)]
    public long? First { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ValidateRange(0, long.MaxValue)]
    public long Skip { get; set; }

    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case "Id":
                foreach (var id in ArticleId)
                {
                    Ask(new GetArticleRequest { Account = Account, ArticleId = id }, id);
                }

                break;
            case "Structure":
                Ask(new GetArticleCollectionsRequest { Account = Account }, Account);
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

        var request = new GetArticlesRequest
        {
            Account = Account,
            Query = Given.Text(Query),
            ShortText = ShortText,
            CollectionId = CollectionId,
            CategoryId = CategoryId,
            Type = Given.Text(Type),
            Sort = Given.Text(Sort),
            Descending = Descending,
            First = First,
            Skip = Skip,
        };
        WritePages(observer => Client.Read(request, observer), Account);
    }
}
