namespace UsedeskUdesk;

/// <summary>Adds to the number of views of an article (POST support/{account}/articles/{id}/add-views).</summary>
public sealed class AddArticleViewsRequest : UsedeskRequest<UsedeskArticleViews>
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }

    /// <summary>The article's ID.</summary>
    public long ArticleId { get; set; }

    /// <summary>How many views to add; at least 1.</summary>
    public int Count { get; set; } = 1;
}
