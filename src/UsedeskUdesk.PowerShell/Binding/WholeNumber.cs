using System;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Whole numbers, such as IDs. PowerShell would make 1 of true, 2 of 2.5, 55 of the letter '7' and a number of any enumeration's value: something else would be
/// changed than what is meant.
/// </summary>
internal static class WholeNumber
{
    // From here on a double, or a single, no longer has each whole number.
    private const double LastDouble = 9007199254740992;
    private const float LastSingle = 16777216;

    /// <summary>The number that a text is.</summary>
    public static long Of(string text)
        => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(text);

    /// <summary>The number; what is none of these types is left as it is, for PowerShell to look at its properties.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is a value of another kind, or has a fraction.</exception>
    public static object Of(object value) => value switch
    {
        string text => Of(text.Trim()),
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number and <= long.MaxValue => (long)number,
        double number when number == Math.Floor(number) && Math.Abs(number) < LastDouble => (long)number,
        float number when number == Math.Floor(number) && Math.Abs(number) < LastSingle => (long)number,
        decimal number when number == Math.Floor(number) && number is >= long.MinValue and <= long.MaxValue => (long)number,
        BigInteger number when number >= long.MinValue && number <= long.MaxValue => (long)number,
        ValueType => throw Wrong(value),
        _ => value,
    };

    private static ArgumentTransformationMetadataException Wrong(object value)
        => new($"'{Convert.ToString(value, CultureInfo.InvariantCulture)}' is not a whole number{(value is string or double or float or decimal or BigInteger or ulong ? string.Empty : $", it is of the type {value.GetType().Name}")}.");
}
