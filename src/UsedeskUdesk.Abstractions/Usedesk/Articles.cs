using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Lists a knowledge base's articles (GET support/{account}/articles/list). What is null does not filter.</summary>
public sealed class GetArticlesRequest : ApiPageRequest<UsedeskArticle>
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }

    /// <summary>Words in the title or the text.</summary>
    public string? Query { get; set; }

    /// <summary>Sections.</summary>
    public IReadOnlyList<long>? CollectionId { get; set; }

    /// <summary>Categories.</summary>
    public IReadOnlyList<long>? CategoryId { get; set; }

    /// <summary>public or private.</summary>
    public string? Type { get; set; }

    /// <summary>Shortens the texts to where the words of <see cref="Query"/> are.</summary>
    public bool ShortText { get; set; }

    /// <summary>id, title, category_id, public or created_at; id when null.</summary>
    public string? Sort { get; set; }

    /// <summary>From the last to the first.</summary>
    public bool Descending { get; set; }
}

/// <summary>Asks for one article (GET support/{account}/articles/{id}).</summary>
public sealed class GetArticleRequest : ApiRequest<UsedeskArticle>
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }

    /// <summary>The article.</summary>
    public long ArticleId { get; set; }
}

/// <summary>Asks how a knowledge base is arranged (GET support/{account}/list).</summary>
public sealed class GetArticleCollectionsRequest : ApiRequest<UsedeskArticleCollection[]>
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }
}

/// <summary>An article.</summary>
public sealed class UsedeskArticle : ApiObject
{
    /// <summary>Its number.</summary>
    public long ArticleId { get; set; }

    /// <summary>Its title.</summary>
    public string? Title { get; set; }

    /// <summary>HTML; null where the article is part of a category.</summary>
    public string? Text { get; set; }

    /// <summary>Whether everybody may read it.</summary>
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
    public bool? IsRatable { get; set; }

    /// <summary>Good ratings.</summary>
    public int? PositiveRatings { get; set; }

    /// <summary>Bad ratings.</summary>
    public int? NegativeRatings { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}

/// <summary>A section of a knowledge base.</summary>
public sealed class UsedeskArticleCollection : ApiObject
{
    /// <summary>Its number.</summary>
    public long CollectionId { get; set; }

    /// <summary>Its title.</summary>
    public string? Title { get; set; }

    /// <summary>Whether everybody may read it.</summary>
    public bool? IsPublic { get; set; }

    /// <summary>Its place.</summary>
    public int? Order { get; set; }

    /// <summary>The address of a picture.</summary>
    public string? Image { get; set; }

    /// <summary>Its categories, in order.</summary>
    public UsedeskArticleCategory[] Categories { get; set; } = Array.Empty<UsedeskArticleCategory>();
}

/// <summary>A category of a section.</summary>
public sealed class UsedeskArticleCategory : ApiObject
{
    /// <summary>Its number.</summary>
    public long CategoryId { get; set; }

    /// <summary>Its title.</summary>
    public string? Title { get; set; }

    /// <summary>Whether everybody may read it.</summary>
    public bool? IsPublic { get; set; }

    /// <summary>Its place.</summary>
    public int? Order { get; set; }

    /// <summary>Its articles, in order and without their texts.</summary>
    public UsedeskArticle[] Articles { get; set; } = Array.Empty<UsedeskArticle>();

    /// <summary>The title.</summary>
    public override string ToString() => Title ?? string.Empty;
}
