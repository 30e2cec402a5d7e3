using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>An article.</summary>
public sealed class UsedeskArticle : ApiObject
{
    /// <summary>The article's ID.</summary>
    [WireName("id")]
    public long ArticleId { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>HTML; null if the article is part of a category.</summary>
    public string? Text { get; set; }

    /// <summary>Whether everybody may read it.</summary>
    [WireName("public")]
    public bool? IsPublic { get; set; }

    /// <summary>The category's ID.</summary>
    public long? CategoryId { get; set; }

    /// <summary>The category's title, if the service sends it.</summary>
    public string? CategoryTitle { get; set; }

    /// <summary>The section's ID.</summary>
    public long? CollectionId { get; set; }

    /// <summary>The section's title, if the service sends it.</summary>
    public string? CollectionTitle { get; set; }

    /// <summary>The position within the category.</summary>
    public int? Order { get; set; }

    /// <summary>The number of views.</summary>
    public long? Views { get; set; }

    /// <summary>Whether readers may rate it.</summary>
    [WireName("is_rating")]
    public bool? IsRatable { get; set; }

    /// <summary>Good ratings.</summary>
    public int? PositiveRatings { get; set; }

    /// <summary>Bad ratings.</summary>
    public int? NegativeRatings { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{ArticleId} {Title}";
}
