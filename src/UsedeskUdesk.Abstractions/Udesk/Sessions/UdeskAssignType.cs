using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Who answers in a session. The service accepts no others.</summary>
public static class UdeskAssignType
{
    /// <summary>An agent.</summary>
    public const string Agent = "agent";

    /// <summary>The old robot.</summary>
    public const string Robot = "robot";

    /// <summary>A Udesk robot.</summary>
    public const string Urobot = "urobot";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Agent, Robot, Urobot };
}
