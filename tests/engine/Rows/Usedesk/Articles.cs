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
        new("Get-UsedeskArticle", "Get-UsedeskArticle -Account 153561 -Query article -ShortText -CollectionId 21 -CategoryId 31, 32 -Type public -Sort title -Descending -First 2 -Skip 0")
        {
            NotPiped = true,
            Sends = [Usedesk.Get("support/153561/articles/list", "query=article&short_text=1&collection_ids=21&category_ids=31,32&type=public&sort=title&order=desc&page=1&count=100")],
            Emits = [new("UsedeskArticle") { ["ArticleId"] = "401" }],
            Count = 2,
        },
        new("Get-UsedeskArticle", "Get-UsedeskArticle -Account 153561 -Structure")
        {
            NotPiped = true,
            Sends = [Usedesk.Get("support/153561/list")],
            Emits = [new("UsedeskArticleCollection") { ["CollectionId"] = "21", ["Title"] = "<text>" }],
        },
    ];
}
