namespace UsedeskUdesk;

/// <summary>Adds to the ratings of an article (POST support/{account}/articles/{id}/change-rating).</summary>
public sealed class AddArticleRatingsRequest : UsedeskRequest<UsedeskArticleRatings>
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }

    /// <summary>The article's ID.</summary>
    public long ArticleId { get; set; }

    /// <summary>How many good ratings to add.</summary>
    public int Positive { get; set; }

    /// <summary>How many bad ratings to add. One of the two numbers must be above 0.</summary>
    public int Negative { get; set; }
}
