using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Lists a knowledge base's articles (GET support/{account}/articles/list). What is null does not filter.</summary>
public sealed class GetArticlesRequest : UsedeskPageRequest<UsedeskArticle>
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
