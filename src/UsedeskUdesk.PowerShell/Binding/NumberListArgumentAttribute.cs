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
        => value is IList list
            ? list.Cast<object?>().Select(PlainValues.Unwrap).Where(item => item is not null).SelectMany(item => item is string text ? Numbers(text).Cast<object>() : new[] { Whole(item!) }).ToArray()
            : value is null ? null : new[] { Whole(value) };

    /// <summary>PowerShell would make 1 of true, and 2 of 1.5; an object is left for it to look at its properties.</summary>
    private static object Whole(object value) => value switch
    {
        bool or char or System.DateTime or System.DateTimeOffset => throw Wrong($"'{value}' is not a whole number."),
        double number when number != System.Math.Floor(number) => throw Wrong($"'{value}' is not a whole number."),
        float number when number != System.Math.Floor(number) => throw Wrong($"'{value}' is not a whole number."),
        decimal number when number != System.Math.Floor(number) => throw Wrong($"'{value}' is not a whole number."),
        _ => value,
    };

    private static long[] Numbers(string text) => NumberText.Parts(text).Select(Number).ToArray();

    private static long Number(string text)
        => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"'{text}' is not a whole number.");
}
