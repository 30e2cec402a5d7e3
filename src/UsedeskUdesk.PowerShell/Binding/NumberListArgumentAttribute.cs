using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Whole numbers; text may hold several, separated by commas.</summary>
public sealed class NumberListArgumentAttribute : TextArgumentAttribute
{
    private protected override object? FromText(string text)
        => Numbers(text);

    // PowerShell itself would read the comma in "11,12" as one between thousands.
    private protected override object? FromValue(object? value)
        => value is IList list && list.Cast<object?>().Any(item => PlainValues.Unwrap(item) is string)
            ? list.Cast<object?>().SelectMany(item => PlainValues.Unwrap(item) is string text ? Numbers(text).Cast<object>() : new[] { item! }).ToArray()
            : null;

    private static long[] Numbers(string text) => text.Split(',').Select(part => part.Trim()).Where(part => part.Length > 0).Select(Number).ToArray();

    private static long Number(string text)
        => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"'{text}' is not a whole number.");
}
