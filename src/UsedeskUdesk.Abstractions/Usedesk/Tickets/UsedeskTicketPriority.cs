using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Priorities of tickets, from the lowest to the highest. Tenants and the service may have more; others are sent as they are.</summary>
public static class UsedeskTicketPriority
{
    /// <summary>Low.</summary>
    public const string Low = "low";

    /// <summary>Medium.</summary>
    public const string Medium = "medium";

    /// <summary>High.</summary>
    public const string Urgent = "urgent";

    /// <summary>The highest.</summary>
    public const string Extreme = "extreme";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Low, Medium, Urgent, Extreme };
}
