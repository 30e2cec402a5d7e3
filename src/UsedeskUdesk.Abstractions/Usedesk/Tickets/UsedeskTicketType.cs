using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Types of tickets. Tenants and the service may have more; others are sent as they are.</summary>
public static class UsedeskTicketType
{
    /// <summary>A question.</summary>
    public const string Question = "question";

    /// <summary>A task.</summary>
    public const string Task = "task";

    /// <summary>A problem.</summary>
    public const string Problem = "problem";

    /// <summary>An incident.</summary>
    public const string Incident = "incident";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Question, Task, Problem, Incident };
}
