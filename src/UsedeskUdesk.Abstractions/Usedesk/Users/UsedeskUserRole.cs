using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Roles of agents. The service accepts no others.</summary>
public static class UsedeskUserRole
{
    /// <summary>An administrator.</summary>
    public const string Admin = "admin";

    /// <summary>An agent.</summary>
    public const string Employee = "employee";

    /// <summary>An agent with fewer rights.</summary>
    public const string Support = "support";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Admin, Employee, Support };
}
