using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>States of tickets by name or number; text may hold several, separated by commas.</summary>
public sealed class TicketStatusListArgumentAttribute : TextArgumentAttribute
{
    private static readonly TicketStatusArgumentAttribute s_one = new();

    private protected override object? FromText(string text)
        => ListText.Parts(text).Select(part => s_one.Transform(null!, part)).OfType<UsedeskTicketStatus>().ToArray();

    private protected override object? FromValue(object? value)
        => value is IList list
            ? list.Cast<object?>().SelectMany(item => item is null ? Array.Empty<UsedeskTicketStatus>() : One(item)).ToArray()
            : null;

    private UsedeskTicketStatus[] One(object item) => Transform(null!, item) switch
    {
        UsedeskTicketStatus[] many => many,
        PSObject { BaseObject: UsedeskTicketStatus status } => new[] { status },
        UsedeskTicketStatus status => new[] { status },
        var other => s_one.Transform(null!, other!) is UsedeskTicketStatus status ? new[] { status } : throw Wrong($"'{item}' is not a ticket status."),
    };
}
