using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Fields that articles are sorted by. The service accepts no others.</summary>
public static class UsedeskArticleSort
{
    /// <summary>By ID.</summary>
    public const string Id = "id";

    /// <summary>By title.</summary>
    public const string Title = "title";

    /// <summary>By category.</summary>
    public const string CategoryId = "category_id";

    /// <summary>By whether everybody may read them.</summary>
    public const string Public = "public";

    /// <summary>By the time of creation.</summary>
    public const string CreatedAt = "created_at";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Id, Title, CategoryId, Public, CreatedAt };
}
