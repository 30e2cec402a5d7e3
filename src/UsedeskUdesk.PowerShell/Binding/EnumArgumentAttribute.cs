using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace UsedeskUdesk.Binding;

/// <summary>
/// A value of an enumeration by name or number; text may hold several where the parameter takes several. PowerShell adds up what a text names with commas, and
/// 'Online,Busy' would be a third state.
/// </summary>
internal sealed class EnumArgumentAttribute : TextArgumentAttribute
{
    private readonly Type _type;

    /// <summary>For the values of this enumeration.</summary>
    public EnumArgumentAttribute(Type type) => _type = type;

    /// <summary>Whether the parameter takes several.</summary>
    public bool IsArray { get; set; }

    private protected override object? FromText(string text) => IsArray ? List(Several(text)) : One(text);

    private protected override object? FromValue(object? value)
    {
        if (value is IList list)
        {
            var items = List(list.Cast<object?>().Where(static item => !PlainValues.IsNothing(item)).Select(PlainValues.Unwrap).SelectMany(item => item is string text ? Several(text) : new[] { One(item!) }).ToArray());
            return IsArray ? items : items.Length == 1 ? items.GetValue(0) : throw Wrong($"One of {Names} is taken, and {items.Length} are given.");
        }

        return value is null ? null : IsArray ? List(new[] { One(value) }) : One(value);
    }

    private string Names => string.Join(", ", Enum.GetNames(_type));

    private object[] Several(string text) => ListText.Parts(text).Select(One).ToArray();

    private object One(object value)
    {
        if (value.GetType() == _type)
        {
            return Enum.IsDefined(_type, value) ? value : throw Unknown(value);
        }

        // Numbers are what services and other processes write in their place.
        if (value is string text && !long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
        {
            return Enum.GetNames(_type).FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(_type, name) : throw Unknown(value);
        }

        return WholeNumber.Of(value) is long and >= int.MinValue and <= int.MaxValue and var number && Enum.ToObject(_type, number) is var known && Enum.IsDefined(_type, known)
            ? known
            : throw Unknown(value);
    }

    private Exception Unknown(object value) => Wrong($"'{value}' is not one of {Names}.");

    private Array List(object[] items)
    {
        var result = Array.CreateInstance(_type, items.Length);
        Array.Copy(items, result, items.Length);
        return result;
    }
}
