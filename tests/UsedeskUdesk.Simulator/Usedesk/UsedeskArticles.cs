using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Usedesk;

/// <summary>The knowledge base.</summary>
internal sealed partial class UsedeskService
{
    private void CheckAccount(Context c)
    {
        if (c.Path[0] != Text(Data.CompanyId))
        {
            throw Invalid(115, "No access to this knowledge base");
        }
    }

    /// <summary>Clients read a list; the page prints an object [2].</summary>
    private Reply Structure(Context c)
    {
        CheckAccount(c);
        return Reply.Json(new JArray(Data.Articles.GroupBy(a => a.CollectionId).Select(collection => new JObject
        {
            ["id"] = collection.Key,
            ["title"] = "Help",
            ["order"] = "1",
            ["public"] = 1,
            ["image"] = null,
            // Inference [?]: a category without articles has an empty object there, PHP's idea of a list with numbers of its own.
            ["categories"] = new JArray(new JObject { ["id"] = 39, ["title"] = "Empty", ["order"] = 0, ["public"] = 1, ["articles"] = new JObject() }, collection.GroupBy(a => a.CategoryId).Select(category => new JObject
            {
                ["id"] = Text(category.Key),
                ["title"] = $"Category {category.Key}",
                ["order"] = 1,
                ["public"] = "1",
                ["articles"] = new JArray(category.Select(a => new JObject { ["id"] = a.Id, ["title"] = a.Title, ["views"] = Text(a.Views), ["public"] = a.Public ? 1 : 0 })),
            })),
        })));
    }

    /// <summary>Page [2]: count 20, at most 100; lists of ids joined by commas; the five words to sort by; short_text only together with query.</summary>
    private Reply Articles(Context c)
    {
        CheckAccount(c);
        var f = c.Fields;
        var (page, count) = (f.Id("page") ?? 1, f.Id("count") ?? 20);
        if (page < 1 || count is < 1 or > 100)
        {
            throw f.Invalid("count", "must be from 1 to 100, page from 1");
        }

        var query = f.Text("query");
        var (collections, categories, articles) = (f.CommaList("collection_ids", UsedeskFields.IsNumber), f.CommaList("category_ids", UsedeskFields.IsNumber), f.CommaList("article_ids", UsedeskFields.IsNumber));
        var (type, shorten) = (f.OneOf("type", "public", "private"), f.OneOf("short_text", "0", "1") == "1");
        var (sort, order) = (f.OneOf("sort", "id", "title", "category_id", "public", "created_at"), f.OneOf("order", "asc", "desc"));
        var found = Data.Articles.Where(a => (collections is null || collections.Contains(Text(a.CollectionId))) && (categories is null || categories.Contains(Text(a.CategoryId)))
            && (articles is null || articles.Contains(Text(a.Id))) && (type is null || a.Public == (type == "public"))
            && (query is null || a.Title.Contains(query, StringComparison.OrdinalIgnoreCase) || a.Text.Contains(query, StringComparison.OrdinalIgnoreCase))).ToList();
        found = sort switch
        {
            "title" => [.. found.OrderBy(a => a.Title, StringComparer.Ordinal)],
            "category_id" => [.. found.OrderBy(a => a.CategoryId)],
            "public" => [.. found.OrderBy(a => a.Public)],
            _ => found,
        };
        if (order == "desc")
        {
            found.Reverse();
        }

        return Reply.Json(new JObject
        {
            ["page"] = page,
            ["last-page"] = (found.Count + count - 1) / count,
            ["count"] = count,
            ["total-count"] = found.Count,
            ["articles"] = new JArray(found.Skip((int)Math.Min((page - 1) * count, int.MaxValue)).Take((int)count).Select(a => Show(a, shorten && query is not null))),
        });
    }

    private UsedeskArticle ArticleOf(Context c)
    {
        CheckAccount(c);
        return Data.Articles.Find(a => Text(a.Id) == c.Path[1]) ?? throw Invalid(UsedeskFields.Server, "Article not found");
    }

    /// <summary>Page and client [2]: count views are added, the answer is {res, views}. What res holds is an inference [?].</summary>
    private Reply AddViews(Context c)
    {
        var article = ArticleOf(c);
        article.Views += Number(c.Fields, "count") ?? throw c.Fields.Invalid("count", "field is required");
        return Reply.Json(new JObject { ["res"] = "success", ["views"] = article.Views });
    }

    /// <summary>Page and client [2]: both numbers are added, the answer has the totals. That one of them is enough is an inference [?].</summary>
    private Reply ChangeRating(Context c)
    {
        var article = ArticleOf(c);
        var (positive, negative) = (Number(c.Fields, "count_positive"), Number(c.Fields, "count_negative"));
        if (positive is null && negative is null)
        {
            throw c.Fields.Invalid("count_positive", "or count_negative is required");
        }

        (article.Positive, article.Negative) = (article.Positive + (positive ?? 0), article.Negative + (negative ?? 0));
        return Reply.Json(new JObject { ["rating"] = Rating(article) });
    }

    private static int? Number(UsedeskFields f, string name) => (int?)f.Id(name);

    /// <summary>Numbers and numeric text, as everywhere at this service [2].</summary>
    private static JObject Rating(UsedeskArticle article) => new()
    {
        ["positive"] = article.Id % 2 == 0 ? article.Positive : Text(article.Positive),
        ["negative"] = article.Negative,
    };

    private static JObject Show(UsedeskArticle article, bool shorten) => new()
    {
        ["id"] = article.Id,
        ["title"] = article.Title,
        ["text"] = shorten ? article.Text[..Math.Min(article.Text.Length, 12)] + "..." : article.Text,
        ["public"] = article.Public ? "1" : "0",
        ["order"] = 1,
        ["collection_id"] = Text(article.CollectionId),
        ["category_id"] = article.CategoryId,
        ["views"] = article.Views,
        ["is_rating"] = "1",
        ["rating"] = Rating(article),
        ["created_at"] = "2024-02-03 04:05:06",
    };
}
