using System;
using System.Collections;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Fields as dictionaries, as objects (their properties have an order), or as the text of a CSV cell: 61=Electronics;62=Phones.
/// </summary>
public sealed class FieldsArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes several.</summary>
    public bool IsArray { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PlainValues.Unwrap(inputData);
        if (!IsArray)
        {
            return One(value);
        }

        var items = value is IList list and not IDictionary ? list.Cast<object?>() : new[] { value };
        return items.Select(item => One(PlainValues.Unwrap(item))).Where(static item => item is not null).Select(item => Several(item, inputData)).ToArray();
    }

    private static IDictionary Several(object? item, object argument)
        => item as IDictionary ?? throw NotTaken.Because($"What is of the type {item!.GetType().Name} is no list of fields. Write [ordered]@{{ 19402 = 'Region'; 19403 = 'Town' }}, or as text 19402=Region;19403=Town.", argument);

    private static object? One(object? value) => value switch
    {
        DBNull => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : FromText(text),
        PSObject custom => FromObject(custom),
        _ => value,
    };

    private static OrderedDictionary FromText(string text)
    {
        var result = new OrderedDictionary();
        foreach (var part in text.Split(';').Where(part => part.Trim().Length > 0))
        {
            var at = part.IndexOf('=');
            if (at < 1)
            {
                throw new ArgumentTransformationMetadataException($"'{part.Trim()}' is not a field. As text, fields are written 10=some text;12=true: the field's number, =, the value, and ; between them.");
            }

            result[(object)part.Substring(0, at).Trim()] = part.Substring(at + 1).Trim();
        }

        return result;
    }

    private static OrderedDictionary FromObject(PSObject custom)
    {
        var result = new OrderedDictionary();
        foreach (var property in custom.Properties)
        {
            result[(object)property.Name] = property.Value;
        }

        return result;
    }
}
