using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>In whose name a comment is written. The service accepts no others.</summary>
public static class UsedeskCommentSender
{
    /// <summary>An agent.</summary>
    public const string User = "user";

    /// <summary>The client.</summary>
    public const string Client = "client";

    /// <summary>A rule.</summary>
    public const string Trigger = "trigger";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { User, Client, Trigger };
}
