using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>The knowledge base. Its operations carry its number in their paths.</summary>
internal static partial class UsedeskOperations
{
    private const int ArticlesPage = 100;

    private static void AddArticles(OperationTable table)
    {
        table.Add(new PageOperation<GetArticlesRequest, UsedeskArticle>(
            HttpMethod.Get,
            "support/{account}/articles/list",
            Envelope.Usedesk,
            ArticlesPage,
            static (r, page, b) =>
            {
                b.Path = Support(r.Account, "articles/list");
                b.Query("page", page.Index + 1)
                    .Query("count", page.Size)
                    .Query("query", r.Query)
                    .Query("collection_ids", Numbers(r.CollectionId))
                    .Query("category_ids", Numbers(r.CategoryId))
                    .Query("type", r.Type is null ? null : OneOf(r.Type, nameof(r.Type), "public", "private"))
                    .Query("short_text", r.ShortText ? 1 : null)
                    .Query("sort", r.Sort is null ? null : OneOf(r.Sort, nameof(r.Sort), "id", "title", "category_id", "public", "created_at"))
                    .Query("order", r.Descending ? "desc" : null);
            },
            // By the page count where the service names one; a short page ends the listing where it does not.
            static (a, page) => a.Data is not { Length: > 0 } rows
                || (long.TryParse(a.Text("last-page"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var last) ? page.Index + 1 >= last : rows.Length < page.Size))
        {
            Data = "articles",
        });

        table.Add(Get<GetArticleRequest, UsedeskArticle, UsedeskArticle>(
            "support/{account}/articles/{id}",
            static (r, b) => b.Path = Support(r.Account, "articles/" + Positive(r.ArticleId, nameof(r.ArticleId)).ToString(CultureInfo.InvariantCulture)),
            static (a, _) => a.Data!));

        table.Add(Get<GetArticleCollectionsRequest, UsedeskArticleCollection[], UsedeskArticleCollection[]>(
            "support/{account}/list",
            static (r, b) => b.Path = Support(r.Account, "list"),
            static (a, _) => a.Data ?? Array.Empty<UsedeskArticleCollection>()));
    }

    private static string Support(long account, string rest)
        => $"support/{Positive(account, "Account").ToString(CultureInfo.InvariantCulture)}/{rest}";

    private static string? Numbers(IReadOnlyList<long>? numbers) => numbers is { Count: > 0 } ? string.Join(",", numbers) : null;
}
