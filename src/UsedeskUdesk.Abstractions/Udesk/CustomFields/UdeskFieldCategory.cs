using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What custom fields belong to. The service takes any other word for ticket, silently.</summary>
public static class UdeskFieldCategory
{
    /// <summary>Tickets.</summary>
    public const string Ticket = "ticket";

    /// <summary>Customers.</summary>
    public const string Customer = "customer";

    /// <summary>Organizations.</summary>
    public const string Organization = "organization";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Ticket, Customer, Organization };
}
