using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Who may read an article. The service accepts no others.</summary>
public static class UsedeskArticleType
{
    /// <summary>Everybody.</summary>
    public const string Public = "public";

    /// <summary>Agents only.</summary>
    public const string Private = "private";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Public, Private };
}
