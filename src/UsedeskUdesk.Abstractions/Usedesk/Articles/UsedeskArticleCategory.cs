using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A category of a section.</summary>
public sealed class UsedeskArticleCategory : ApiObject
{
    /// <summary>The category's ID.</summary>
    [WireName("id")]
    public long CategoryId { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>Whether everybody may read it.</summary>
    [WireName("public")]
    public bool? IsPublic { get; set; }

    /// <summary>The position.</summary>
    public int? Order { get; set; }

    /// <summary>The articles, in order and without their texts.</summary>
    public ItemList<UsedeskArticle> Articles { get; set; } = Array.Empty<UsedeskArticle>();

    /// <summary>The title.</summary>
    public override string ToString() => Title ?? string.Empty;
}
