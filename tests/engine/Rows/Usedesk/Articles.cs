using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UsedeskArticles : IRowFile
{
    public IEnumerable<OperationRow> Rows =>
    [
        new("Get-UsedeskArticle", "Get-UsedeskArticle -Account 153561 -ArticleId 401")
        {
            OnLine = ["Account"],
            Sends = [Usedesk.Get("support/153561/articles/401")],
            Emits = [new("UsedeskArticle") { ["ArticleId"] = "401", ["Title"] = "How to return an order", ["Text"] = "<text>", ["IsPublic"] = "True", ["CategoryId"] = "31", ["CollectionId"] = "21", ["Views"] = "0" }],
        },
        new("Get-UsedeskArticle", "Get-UsedeskArticle -Account 153561 -Query article -ShortText -CollectionId 21 -CategoryId 31, 32 -ListedArticleId 401, 402, 403 -Type public -Sort title -Descending -First 2 -Skip 0")
        {
            NotPiped = true,
            Sends = [Usedesk.Get("support/153561/articles/list", "query=article&short_text=1&collection_ids=21&category_ids=31,32&article_ids=401,402,403&type=public&sort=title&order=desc&page=1&count=100")],
            Emits = [new("UsedeskArticle") { ["ArticleId"] = "401" }],
            Count = 2,
        },
        new("Get-UsedeskArticle", "Get-UsedeskArticle -Account 153561 -Structure")
        {
            NotPiped = true,
            Sends = [Usedesk.Get("support/153561/list")],
            Emits = [new("UsedeskArticleCollection") { ["CollectionId"] = "21", ["Title"] = "<text>" }],
        },
        new("Add-UsedeskArticleView", "Add-UsedeskArticleView -Account 153561 -ArticleId 401 -Count 3")
        {
            Sends = [Usedesk.Post("support/153561/articles/401/add-views", """{"count":3}""")],
            Emits = [new("UsedeskArticleViews") { ["Account"] = "153561", ["ArticleId"] = "401", ["Views"] = "3" }],
        },
        new("Add-UsedeskArticleRating", "Add-UsedeskArticleRating -Account 153561 -ArticleId 401 -Positive 2 -Negative 1")
        {
            Sends = [Usedesk.Post("support/153561/articles/401/change-rating", """{"count_positive":2,"count_negative":1}""")],
            Emits = [new("UsedeskArticleRatings") { ["Account"] = "153561", ["ArticleId"] = "401", ["PositiveRatings"] = "<number>", ["NegativeRatings"] = "<number>" }],
        },
    ];
}
