namespace UsedeskUdesk;

/// <summary>The result of adding views to an article.</summary>
public sealed class UsedeskArticleViews : ApiObject
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }

    /// <summary>The article's ID.</summary>
    public long ArticleId { get; set; }

    /// <summary>The number of views, with those that were added.</summary>
    public long? Views { get; set; }
}
