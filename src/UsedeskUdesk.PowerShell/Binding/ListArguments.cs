using System;
using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>Whole numbers; text may hold several, separated by commas.</summary>
public sealed class NumberListArgumentAttribute : TextArgumentAttribute
{
    private protected override object? FromText(string text)
        => Numbers(text);

    // PowerShell itself would read the comma in "11,12" as one between thousands.
    private protected override object? FromValue(object? value)
        => value is IList list && list.Cast<object?>().Any(item => Plain(item) is string)
            ? list.Cast<object?>().SelectMany(item => Plain(item) is string text ? Numbers(text).Cast<object>() : new[] { item! }).ToArray()
            : null;

    private static object? Plain(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;

    private static long[] Numbers(string text) => text.Split(',').Select(part => part.Trim()).Where(part => part.Length > 0).Select(Number).ToArray();

    private static long Number(string text)
        => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"'{text}' is not a whole number.");
}

/// <summary>States of tickets by name or number; text may hold several, separated by commas.</summary>
public sealed class TicketStatusListArgumentAttribute : TextArgumentAttribute
{
    private static readonly TicketStatusArgumentAttribute s_one = new();

    private protected override object? FromText(string text)
        => text.Split(',').Select(part => s_one.Transform(null!, part)).OfType<UsedeskTicketStatus>().ToArray();

    private protected override object? FromValue(object? value)
        => value is IList list
            ? list.Cast<object?>().SelectMany(item => item is null ? Array.Empty<UsedeskTicketStatus>() : One(item)).ToArray()
            : null;

    private UsedeskTicketStatus[] One(object item) => Transform(null!, item) switch
    {
        UsedeskTicketStatus[] many => many,
        PSObject { BaseObject: UsedeskTicketStatus status } => new[] { status },
        UsedeskTicketStatus status => new[] { status },
        var other => s_one.Transform(null!, other!) is UsedeskTicketStatus status ? new[] { status } : throw Wrong($"'{item}' is no ticket status."),
    };
}

/// <summary>Paths, or the files themselves: Windows PowerShell would keep only their names.</summary>
public sealed class FileArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = Plain(inputData);
        return value is IList list ? list.Cast<object?>().Select(Path).ToArray() : Path(value);
    }

    private static object? Path(object? value) => Plain(value) is FileSystemInfo file ? file.FullName : value;

    private static object? Plain(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}

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
        var value = Plain(inputData);
        if (!IsArray)
        {
            return One(value);
        }

        var items = value is IList list and not IDictionary ? list.Cast<object?>() : new[] { value };
        return items.Select(item => One(Plain(item))).OfType<IDictionary>().ToArray();
    }

    private static object? One(object? value) => value switch
    {
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
                throw new ArgumentTransformationMetadataException($"'{part.Trim()}' is no field. As text, fields are written 10=some text;12=true: the field's number, =, the value, and ; between them.");
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

    private static object? Plain(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
