using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What agents take notes on.</summary>
public static class UdeskNoteCategory
{
    /// <summary>Sessions.</summary>
    public const string Im = "im";

    /// <summary>Calls.</summary>
    public const string Call = "call";

    /// <summary>Tickets.</summary>
    public const string Ticket = "ticket";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Im, Call, Ticket };
}
