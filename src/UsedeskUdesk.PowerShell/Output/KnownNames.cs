using System.Runtime.CompilerServices;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Output;

/// <summary>Which connection's names a ticket can be shown with: those of the connection that it was read through, whichever is current.</summary>
internal static class KnownNames
{
    private static readonly ConditionalWeakTable<object, NameDirectory<UsedeskService>> s_directories = new();

    /// <summary>The names that an item can be shown with; null where it came from elsewhere.</summary>
    public static NameDirectory<UsedeskService>? Of(object item) => s_directories.TryGetValue(item, out var directory) ? directory : null;

    /// <summary>Remembers where an answer comes from, where that matters.</summary>
    public static void Keep(object? answer, object directory)
    {
        if (answer is not UsedeskTicket ticket || directory is not NameDirectory<UsedeskService> names)
        {
            return;
        }

        Add(ticket, names);
        foreach (var change in ticket.Change)
        {
            Add(change, names);
        }
    }

    private static void Add(object item, NameDirectory<UsedeskService> names) => s_directories.GetValue(item, _ => names);
}
