using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>The name of one of an enumeration's values, or any whole number.</summary>
public sealed class NamedNumberArgumentAttribute : TextArgumentAttribute
{
    private readonly Type _names;

    /// <summary>For the names of this enumeration.</summary>
    public NamedNumberArgumentAttribute(Type names) => _names = names;

    private protected override object FromText(string text)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var name = Enum.GetNames(_names).FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong($"'{text}' is neither a number nor one of {string.Join(", ", Enum.GetNames(_names))}.");
        return Convert.ToInt64(Enum.Parse(_names, name), CultureInfo.InvariantCulture);
    }

    private protected override object? FromValue(object? value)
        => value is null ? null : value is Enum known && known.GetType() == _names ? Convert.ToInt64(known, CultureInfo.InvariantCulture) : WholeNumber.Of(value);
}
