using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Names;

/// <summary>IDs, or names that the base class looks up before the item is processed; text may hold several IDs, separated by commas.</summary>
internal sealed class IdArgumentAttribute : TextArgumentAttribute
{
    /// <summary>For what has names of this kind.</summary>
    public IdArgumentAttribute(NameKind kind) => Kind = kind;

    /// <summary>What has the name.</summary>
    public NameKind Kind { get; }

    /// <summary>Whether the parameter takes several; then a pattern may mean several.</summary>
    public bool IsArray { get; set; }

    private protected override object? FromText(string text) => IsArray ? Several(text) : IdOrName.Parse(text);

    private protected override object? FromValue(object? value)
    {
        if (value is IList list)
        {
            var items = list.Cast<object?>().Select(PlainValues.Unwrap).Where(item => item is not null and not "").SelectMany(item => item is string text ? Several(text) : new[] { One(item!) }).ToArray();
            return IsArray ? items : items.Length switch
            {
                0 => null,
                1 => items[0],
                _ => throw Wrong("One ID or name is taken, and several are given."),
            };
        }

        return value is null ? null : IsArray ? new[] { One(value) } : One(value);
    }

    /// <summary>A name may hold a comma, a list of IDs has nothing else between them.</summary>
    private static IdOrName[] Several(string text)
    {
        var parts = NumberText.Parts(text);
        return parts.Length > 0 && parts.All(part => long.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            ? parts.Select(IdOrName.Parse).ToArray()
            : new[] { IdOrName.Parse(text) };
    }

    private static IdOrName One(object value) => value switch
    {
        IdOrName known => known,
        string text => IdOrName.Parse(text),
        ValueType when WholeNumber.Of(value) is long id => new(id),
        // The inner error has PowerShell try a piped object's properties instead.
        _ => throw new ArgumentTransformationMetadataException($"'{value}' is neither an ID nor a name.", new PSInvalidCastException($"'{value}' is neither an ID nor a name.")),
    };
}
