using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>How clients are searched. The service accepts no others.</summary>
public static class UsedeskClientSearch
{
    /// <summary>A part of the value is enough.</summary>
    public const string PartialMatch = "partial_match";

    /// <summary>The whole value must match.</summary>
    public const string FullMatch = "full_match";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { PartialMatch, FullMatch };
}
