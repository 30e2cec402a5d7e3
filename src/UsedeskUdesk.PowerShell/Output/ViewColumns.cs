using System.Globalization;
using System.Management.Automation;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Output;

/// <summary>Properties that the types file adds to results. They use the names that the connection has read so far, and never call.</summary>
public static class ViewColumns
{
    private const string Nothing = "(none)";

    /// <summary>The name of a ticket's agent, or the ID where the name is not known.</summary>
    public static object? Agent(PSObject item) => item?.BaseObject is UsedeskTicket ticket ? Name(ticket, NameKind.User, ticket.AssigneeId) : null;

    /// <summary>The name of a ticket's group, or the ID where the name is not known.</summary>
    public static object? Group(PSObject item) => item?.BaseObject is UsedeskTicket ticket ? Name(ticket, NameKind.Group, ticket.GroupId) : null;

    /// <summary>Who made a change.</summary>
    public static string? By(PSObject item) => item?.BaseObject is not UsedeskTicketChange change ? null
        : change.UserId is { } user ? Name(change, NameKind.User, user) as string ?? $"agent {Text(user)}"
        : change.TriggerId is { } trigger ? $"trigger {Text(trigger)}"
        : null;

    /// <summary>A change in words, such as Open → Closed.</summary>
    public static string? History(PSObject item) => item?.BaseObject is UsedeskTicketChange change
        ? $"{Word(change, change.OldValue)} → {Word(change, change.Value)}"
        : null;

    /// <summary>Open and greatest number of sessions of an agent who is there, such as 3/5.</summary>
    public static string? Sessions(UdeskAgentStatus agent)
        => agent is null or { ImStatus: UdeskImStatus.Offline } ? null : $"{Text(agent.ImSessionCount)}/{Text(agent.ImMaxSessionCount)}";

    private static string Word(UsedeskTicketChange change, string? value)
    {
        if (string.IsNullOrEmpty(value) || value == "0")
        {
            return Nothing;
        }

        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return value!;
        }

        return change.Target switch
        {
            "status" or "status_id" when id <= int.MaxValue => new UsedeskTicketStatus((int)id).ToString(),
            "assignee" or "assignee_id" or "user_id" => Name(change, NameKind.User, id)?.ToString() ?? value!,
            "group" or "group_id" => Name(change, NameKind.Group, id)?.ToString() ?? value!,
            "channel_id" => Name(change, NameKind.Channel, id)?.ToString() ?? value!,
            _ => value!,
        };
    }

    private static object? Name(object item, NameKind kind, long? id) => id is null ? null : KnownNames.Of(item)?.NameOf(kind, id.Value) ?? (object)id.Value;

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
