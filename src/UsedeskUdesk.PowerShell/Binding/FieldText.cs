using System;
using System.Collections;
using System.Globalization;

namespace UsedeskUdesk.Binding;

/// <summary>Keys and values of fields as text, as the services write it.</summary>
internal static class FieldText
{
    public static string Key(object key) => Convert.ToString(key, CultureInfo.InvariantCulture)!.Trim();

    public static string Value(object? value) => PlainValues.Unwrap(value) switch
    {
        null => string.Empty,
        bool flag => flag ? "true" : "false",
        string text => text,
        IEnumerable => throw new RequestException("InvalidField", "A field takes one value, not a list.", "Field"),
        var plain => Convert.ToString(plain, CultureInfo.InvariantCulture)!,
    };
}
