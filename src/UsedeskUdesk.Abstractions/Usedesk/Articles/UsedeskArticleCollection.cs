using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A section of a knowledge base.</summary>
public sealed class UsedeskArticleCollection : ApiObject
{
    /// <summary>The section's ID.</summary>
    [WireName("id")]
    public long CollectionId { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>Whether everybody may read it.</summary>
    [WireName("public")]
    public bool? IsPublic { get; set; }

    /// <summary>The position.</summary>
    public int? Order { get; set; }

    /// <summary>The address of a picture.</summary>
    public string? Image { get; set; }

    /// <summary>Its categories, in order.</summary>
    public ItemList<UsedeskArticleCategory> Categories { get; set; } = Array.Empty<UsedeskArticleCategory>();
}
