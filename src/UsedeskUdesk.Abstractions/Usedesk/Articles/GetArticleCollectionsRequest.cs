using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Gets the sections and categories of a knowledge base (GET support/{account}/list).</summary>
public sealed class GetArticleCollectionsRequest : UsedeskRequest<UsedeskArticleCollection[]>
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }
}
