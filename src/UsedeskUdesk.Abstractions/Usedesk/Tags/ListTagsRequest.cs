using System;

namespace UsedeskUdesk;

/// <summary>Lists the tags in use (tags), page by page.</summary>
public sealed class ListTagsRequest : UsedeskPageRequest<UsedeskTag>
{
    /// <summary>Text that the tags contain.</summary>
    public string? Query { get; set; }
}
