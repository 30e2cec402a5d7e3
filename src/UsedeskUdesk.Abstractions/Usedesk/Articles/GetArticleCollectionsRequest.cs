using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Asks how a knowledge base is arranged (GET support/{account}/list).</summary>
public sealed class GetArticleCollectionsRequest : UsedeskRequest<UsedeskArticleCollection[]>
{
    /// <summary>The knowledge base.</summary>
    public long Account { get; set; }
}
