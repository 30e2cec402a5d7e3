using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Binding;

/// <summary>
/// The item that PowerShell is binding, so that an argument which is not taken can say of which row it is: what transforms arguments is
/// told neither the cmdlet nor the item. One for each pipeline thread.
/// </summary>
internal static class PipedItem
{
    [ThreadStatic]
    private static PSObject? s_item;

    [ThreadStatic]
    private static long s_row;

    public static void Begin(long row, PSObject item)
    {
        s_row = row;
        s_item = item;
    }

    public static void End() => s_item = null;

    /// <summary>The text with the row before it, where the argument is a value of the row.</summary>
    public static string Name(string text, object? argument)
        => s_item is { } item && argument is not null && item.Properties.Any(property => property is PSNoteProperty && Same(property.Value, argument))
            ? $"{ItemName.Of(s_row, item)}: {text}"
            : text;

    /// <summary>Whether the argument is a value of a service's answer that is piped.</summary>
    public static bool IsOfAnswer(object argument) => s_item is { } item && PipedAnswer.IsAnswer(item) && item.Properties.Any(property => property is PSProperty or PSNoteProperty && Same(property.Value, argument));

    private static bool Same(object? value, object argument)
        => PlainValues.Unwrap(value) is { } plain && (ReferenceEquals(plain, PlainValues.Unwrap(argument)) || plain.Equals(PlainValues.Unwrap(argument)));
}
