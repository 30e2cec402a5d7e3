using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Serialization;

namespace UsedeskUdesk.Client.Json;

/// <summary>
/// Takes an ID of an answer. Only a whole number is one, also as text: made of anything else, such as true, 12.7 or "1e3", it would be the ID of something else, which
/// the next cmdlet of a pipeline might change. What is none stays among the fields that no property shows.
/// </summary>
internal sealed class IdField : IValueProvider
{
    // Above it not every whole number has a double of its own.
    private const double LargestExact = 9007199254740991;

    private static readonly Regex s_digits = new(@"^\s*(-?[0-9]{1,19})(?:\.0+)?\s*$", RegexOptions.CultureInvariant);

    private readonly string _name;
    private readonly IValueProvider _property;

    /// <param name="name">The service's name for it.</param>
    /// <param name="property">The property.</param>
    public IdField(string name, IValueProvider property) => (_name, _property) = (name, property);

    public object? GetValue(object target) => _property.GetValue(target);

    public void SetValue(object target, object? value)
    {
        if (Read(value) is { } id)
        {
            _property.SetValue(target, id);
        }
        else if (value is not null && !(value is string text && string.IsNullOrWhiteSpace(text)))
        {
            ((ApiObject)target).AdditionalProperties[_name] = value;
        }
    }

    private static long? Read(object? value) => value switch
    {
        long number => number,
        double number when Math.Abs(number) <= LargestExact && Math.Floor(number) == number => (long)number,
        string text when s_digits.Match(text) is { Success: true } match && long.TryParse(match.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
