using System;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;
using static UsedeskUdesk.Client.Usedesk.Values;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Articles of a knowledge base. Its operations carry its number in their paths.</summary>
internal sealed class Articles : UsedeskResource
{
    public override void AddOperations(OperationTable table)
    {
        table.Add(new ListOperation<GetArticlesRequest, UsedeskArticle>(
            HttpMethod.Get,
            "support/{account}/articles/list",
            Envelope.Usedesk,
            Limits.RowsPerPage,
            static (r, page, b) =>
            {
                b.Path = Support(r.Account, "articles/list");
                b.Query("page", page.Index + 1)
                    .Query("count", page.Size)
                    .Query("query", r.Query)
                    .Query("collection_ids", Joined(Positive(r.CollectionId, nameof(r.CollectionId))))
                    .Query("category_ids", Joined(Positive(r.CategoryId, nameof(r.CategoryId))))
                    .Query("article_ids", Joined(Positive(r.ArticleId, nameof(r.ArticleId))))
                    .Query("type", OneOf(r.Type, nameof(r.Type), UsedeskArticleType.Known))
                    .Query("short_text", r.ShortText ? 1 : null)
                    .Query("sort", KnownWord(r.Sort, UsedeskArticleSort.Known))
                    .Query("order", r.Descending ? "desc" : null);
            },
            LastPage.ByPageCount)
        {
            Data = "articles",
            Key = static row => row.ArticleId,
        });

        table.Add(Get<GetArticleRequest, UsedeskArticle, UsedeskArticle>(
            "support/{account}/articles/{id}",
            static (r, b) => b.Path = Support(r.Account, "articles/" + PathNumber(r.ArticleId, nameof(r.ArticleId))),
            static (a, _) => a.Data!));

        table.Add(Get<GetArticleCollectionsRequest, UsedeskArticleCollection[], UsedeskArticleCollection[]>(
            "support/{account}/list",
            static (r, b) => b.Path = Support(r.Account, "list"),
            static (a, _) => a.Data ?? Array.Empty<UsedeskArticleCollection>()));

        table.Add(Write<AddArticleViewsRequest, UsedeskArticleViews, UsedeskArticleViews>(
            "support/{account}/articles/{id}/add-views",
            static (r, b) =>
            {
                b.Path = Support(r.Account, $"articles/{PathNumber(r.ArticleId, nameof(r.ArticleId))}/add-views");
                b.Body("count", Positive(r.Count, nameof(r.Count)));
            },
            static (a, r) =>
            {
                (a.Data!.Account, a.Data.ArticleId) = (r.Account, r.ArticleId);
                return a.Data;
            },
            "views"));

        table.Add(Write<AddArticleRatingsRequest, UsedeskArticleRatings, UsedeskArticleRatings>(
            "support/{account}/articles/{id}/change-rating",
            static (r, b) =>
            {
                b.Path = Support(r.Account, $"articles/{PathNumber(r.ArticleId, nameof(r.ArticleId))}/change-rating");
                if (r.Positive < 0 || r.Negative < 0 || r.Positive + (long)r.Negative == 0)
                {
                    throw RequestException.Create("InvalidParameter", $"{Property(nameof(r.Positive))} or {Property(nameof(r.Negative))} must be above 0; ratings are only added.", nameof(r.Positive));
                }

                b.Body("count_positive", r.Positive > 0 ? r.Positive : null).Body("count_negative", r.Negative > 0 ? r.Negative : null);
            },
            static (a, r) =>
            {
                (a.Data!.Account, a.Data.ArticleId) = (r.Account, r.ArticleId);
                return a.Data;
            },
            "rating.positive",
            "rating.negative"));
    }

    public override void AddFields(IrregularFields fields)
    {
        fields.Add<UsedeskArticle>("rating", static (article, value) =>
        {
            article.PositiveRatings = (int?)Number((value as JObject)?["positive"]);
            article.NegativeRatings = (int?)Number((value as JObject)?["negative"]);
        });
        fields.Add<UsedeskArticleRatings>("rating", static (ratings, value) =>
        {
            ratings.PositiveRatings = (int?)Number((value as JObject)?["positive"]);
            ratings.NegativeRatings = (int?)Number((value as JObject)?["negative"]);
        });
        fields.Add<UsedeskArticleCollection>("categories", static (collection, value) => collection.Categories = Models<UsedeskArticleCategory>(value));
        fields.Add<UsedeskArticleCategory>("articles", static (category, value) => category.Articles = Models<UsedeskArticle>(value));
    }

    private static string Support(long account, string rest) => $"support/{PathNumber(account, "Account")}/{rest}";
}
