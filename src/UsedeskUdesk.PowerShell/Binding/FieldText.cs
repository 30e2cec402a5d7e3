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
        // Without the order of month and day, which would be a matter of the culture.
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        IEnumerable => throw new RequestException("InvalidField", "A field takes one value, not a list.", "Field"),
        var plain => Convert.ToString(plain, CultureInfo.InvariantCulture)!,
    };
}
