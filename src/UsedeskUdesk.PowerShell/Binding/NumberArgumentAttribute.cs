using System.Globalization;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>A whole number.</summary>
public sealed class NumberArgumentAttribute : TextArgumentAttribute
{
    private protected override object? FromText(string text)
        => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"'{text}' is not a whole number.");
}
