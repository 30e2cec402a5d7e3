using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Lists a knowledge base's articles (GET support/{account}/articles/list). A condition that is null does not filter.</summary>
public sealed class GetArticlesRequest : UsedeskPageRequest<UsedeskArticle>
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }

    /// <summary>Words in the title or the text.</summary>
    public string? Query { get; set; }

    /// <summary>Only articles of these sections, by ID.</summary>
    public IReadOnlyList<long>? CollectionId { get; set; }

    /// <summary>Only articles of these categories, by ID.</summary>
    public IReadOnlyList<long>? CategoryId { get; set; }

    /// <summary>One of <see cref="UsedeskArticleType"/>.</summary>
    public string? Type { get; set; }

    /// <summary>Shortens the texts to the parts that match <see cref="Query"/>.</summary>
    public bool ShortText { get; set; }

    /// <summary>The field to sort by: one of <see cref="UsedeskArticleSort"/>; the service uses id when null.</summary>
    public string? Sort { get; set; }

    /// <summary>Sorts in descending order.</summary>
    public bool Descending { get; set; }
}
