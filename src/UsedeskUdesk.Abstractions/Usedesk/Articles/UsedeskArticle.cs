using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>An article.</summary>
public sealed class UsedeskArticle : ApiObject
{
    /// <summary>Its number.</summary>
    [WireName("id")]
    public long ArticleId { get; set; }

    /// <summary>Its title.</summary>
    public string? Title { get; set; }

    /// <summary>HTML; null where the article is part of a category.</summary>
    public string? Text { get; set; }

    /// <summary>Whether everybody may read it.</summary>
    [WireName("public")]
    public bool? IsPublic { get; set; }

    /// <summary>Its category.</summary>
    public long? CategoryId { get; set; }

    /// <summary>The category's title, where the service names it.</summary>
    public string? CategoryTitle { get; set; }

    /// <summary>Its section.</summary>
    public long? CollectionId { get; set; }

    /// <summary>The section's title, where the service names it.</summary>
    public string? CollectionTitle { get; set; }

    /// <summary>Its place in the category.</summary>
    public int? Order { get; set; }

    /// <summary>How often it was read.</summary>
    public long? Views { get; set; }

    /// <summary>Whether readers may rate it.</summary>
    [WireName("is_rating")]
    public bool? IsRatable { get; set; }

    /// <summary>Good ratings.</summary>
    public int? PositiveRatings { get; set; }

    /// <summary>Bad ratings.</summary>
    public int? NegativeRatings { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}
