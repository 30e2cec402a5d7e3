namespace UsedeskUdesk;

/// <summary>The result of adding ratings to an article.</summary>
public sealed class UsedeskArticleRatings : ApiObject
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }

    /// <summary>The article's ID.</summary>
    public long ArticleId { get; set; }

    /// <summary>All good ratings.</summary>
    public int? PositiveRatings { get; set; }

    /// <summary>All bad ratings.</summary>
    public int? NegativeRatings { get; set; }
}
