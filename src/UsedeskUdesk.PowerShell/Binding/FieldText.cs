using System;
using System.Collections;
using System.Globalization;

namespace UsedeskUdesk.Binding;

/// <summary>Keys and values of fields as text, as the services write it.</summary>
internal static class FieldText
{
    // From here on a double no longer has each whole number.
    private const double LastDouble = 9007199254740992;

    public static string Key(object key) => Convert.ToString(key, CultureInfo.InvariantCulture)!.Trim();

    public static string Value(object? value) => PlainValues.Unwrap(value) switch
    {
        null => string.Empty,
        bool flag => flag ? "true" : "false",
        string text => text,
        // Without the order of month and day, which would be a matter of the culture.
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        IFormattable date when IsDate(date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable time when IsTime(time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        // A number of an account has sixteen digits, of which the shorter form leaves fifteen.
        double number => number == Math.Floor(number) && Math.Abs(number) < LastDouble ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        IEnumerable => throw new RequestException("InvalidField", "A field takes one value, not a list.", "Field"),
        var plain => Convert.ToString(plain, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Whether a value is text that PowerShell would write as the culture has it, or in fewer digits.</summary>
    public static bool IsWritten(object value) => value is DateTime or DateTimeOffset or double or float || IsDate(value) || IsTime(value);

    // .NET Framework has neither type, and so this library knows none.
    public static bool IsDate(object value) => value.GetType().FullName == "System.DateOnly";

    private static bool IsTime(object value) => value.GetType().FullName == "System.TimeOnly";
}
