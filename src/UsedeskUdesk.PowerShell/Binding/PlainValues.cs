using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace UsedeskUdesk.Binding;

/// <summary>Between what scripts hold and plain values: dictionaries, lists, scalars.</summary>
internal static class PlainValues
{
    /// <summary>Takes PowerShell's wrapping off; an object that is nothing but its properties stays as it is.</summary>
    public static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>Whether nothing stands in a row's cell: null, what a command without output gives, or a database's null.</summary>
    public static bool IsNothing(object? value) => Unwrap(value) is null or DBNull || ReferenceEquals(value, AutomationNull.Value);

    /// <summary>Takes PowerShell's wrapping off, at every level.</summary>
    public static object? From(object? value)
    {
        var plain = Unwrap(value);
        switch (plain)
        {
            case PSObject custom:
                return Dictionary(custom.Properties.Select(property => new KeyValuePair<object, object?>(property.Name, property.Value)));
            case IOrderedDictionary ordered:
                return Dictionary(Entries(ordered));
            case IDictionary dictionary:
                // Its order means nothing, and differs from process to process: a journal must not take it for content.
                return Entries(dictionary).GroupBy(static pair => FieldText.Key(pair.Key)).ToDictionary(static pair => pair.Key, static pair => From(pair.Last().Value));
            case string:
                return plain;
            case SwitchParameter flag:
                return flag.IsPresent;
            case IEnumerable list:
                return list.Cast<object?>().Select(From).ToArray();
            default:
                return plain;
        }
    }

    /// <summary>Makes objects of dictionaries, as ConvertFrom-Json does.</summary>
    public static object? ToObject(object? value)
    {
        switch (value)
        {
            case IDictionary<string, object?> dictionary:
                var result = new PSObject();
                foreach (var pair in dictionary)
                {
                    result.Properties.Add(new PSNoteProperty(pair.Key, ToObject(pair.Value)));
                }

                return result;
            case object?[] list:
                return list.Select(ToObject).ToArray();
            default:
                return value;
        }
    }

    /// <summary>A dictionary's keys as text, and its values as they are; null for anything else.</summary>
    public static IEnumerable<KeyValuePair<string, object?>>? Pairs(object? value) => value switch
    {
        IDictionary dictionary => Entries(dictionary).Select(static pair => new KeyValuePair<string, object?>(FieldText.Key(pair.Key), pair.Value)),
        IDictionary<string, object?> pairs => pairs.Select(static pair => new KeyValuePair<string, object?>(FieldText.Key(pair.Key), pair.Value)),
        _ => null,
    };

    /// <summary>By the dictionary's own enumerator: generic ones hand out other pairs as plain lists.</summary>
    private static IEnumerable<KeyValuePair<object, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return new(entry.Key, entry.Value);
        }
    }

    private static OrderedDictionary Dictionary(IEnumerable<KeyValuePair<object, object?>> pairs)
    {
        var result = new OrderedDictionary();
        foreach (var pair in pairs)
        {
            result[(object)FieldText.Key(pair.Key)] = From(pair.Value);
        }

        return result;
    }
}
