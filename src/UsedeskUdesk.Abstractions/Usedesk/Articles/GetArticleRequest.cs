using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Gets one article (GET support/{account}/articles/{id}).</summary>
public sealed class GetArticleRequest : UsedeskRequest<UsedeskArticle>
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }

    /// <summary>The article's ID.</summary>
    public long ArticleId { get; set; }
}
