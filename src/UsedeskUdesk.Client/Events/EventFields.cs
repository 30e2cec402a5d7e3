using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Json;

namespace UsedeskUdesk.Client.Events;

/// <summary>
/// Reads the fields of an object that somebody else wrote, in whatever form they come, and knows which it has read: the others, and those
/// whose value could not be taken, stay reachable.
/// </summary>
internal sealed class EventFields
{
    /// <summary>How many fields in all are repeated on the events of one body.</summary>
    private const int MostShared = 100_000;

    private readonly ServiceName _service;
    private readonly JObject _object;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public EventFields(JObject fields, ServiceName service)
    {
        _object = fields;
        _service = service;
    }

    public bool Has(string name) => _object.ContainsKey(name);

    /// <summary>The value as it is; null where there is none. Not counted as read.</summary>
    public JToken? Peek(string name) => _object[name] is { Type: not JTokenType.Null } value ? value : null;

    /// <summary>A scalar as text, also an empty one. The first of the names that has a value.</summary>
    public string? Text(params string[] names) => Take(names, static value => AsText(value));

    /// <summary>A scalar as text; null where it is empty.</summary>
    public string? Word(params string[] names) => Take(names, static value => AsText(value)) is { Length: > 0 } text ? text : null;

    /// <summary>A whole number, also one that is written as text.</summary>
    public long? Number(params string[] names) => Take(names, AsNumber);

    /// <summary>A number above 0; 0, "0" and empty text mean that there is none.</summary>
    public long? Id(params string[] names)
        => Take(names, static value => AsText(value) is { Length: 0 } ? 0 : AsNumber(value)) is > 0 and var id ? id : null;

    public double? Real(params string[] names)
        => Take<double>(names, static value => double.TryParse(AsText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);

    public bool? Flag(params string[] names) => Take<bool>(names, static value => AsText(value)?.Trim().ToLowerInvariant() switch
    {
        "1" or "true" or "yes" or "on" => true,
        "0" or "false" or "no" or "off" => false,
        _ => null,
    });

    public DateTimeOffset? Time(params string[] names)
        => Take<DateTimeOffset>(names, value => ServiceTime.TryParse(AsText(value), _service, out var time) ? time : null);

    /// <summary>An object, also one that is written as JSON within text.</summary>
    public JObject? Object(string name) => Take(new[] { name }, static value => Expand(value) as JObject);

    /// <summary>The fields of an object; null where there is none.</summary>
    public EventFields? Inner(string name) => Object(name) is { } inner ? new EventFields(inner, _service) : null;

    /// <summary>A list's elements. PHP makes objects of lists with gaps, and a single element may come without its list.</summary>
    public IReadOnlyList<JToken> Items(string name)
    {
        var value = Peek(name) is { } raw ? Expand(raw) : null;
        if (value is null)
        {
            return Array.Empty<JToken>();
        }

        _read.Add(name);
        return value switch
        {
            JArray list => list.Where(static item => item.Type != JTokenType.Null).ToArray(),
            JObject map when map.Count == 0 => Array.Empty<JToken>(),
            JObject map when map.Properties().All(static property => property.Name.All(static c => c is >= '0' and <= '9')) => map.PropertyValues().Where(static item => item.Type != JTokenType.Null).ToArray(),
            JValue { Value: string { Length: 0 } } => Array.Empty<JToken>(),
            _ => new[] { value },
        };
    }

    /// <summary>A list of texts, or of objects that hold the text in one of the fields.</summary>
    public string[] Texts(string name, params string[] fields)
        => Items(name).Select(item => item is JObject o ? fields.Select(field => AsText(o[field])).FirstOrDefault(static text => text is not null) : AsText(item))
            .Where(static text => !string.IsNullOrEmpty(text)).ToArray()!;

    /// <summary>All fields under the service's own names, as plain values.</summary>
    public IDictionary<string, object?> Map(string name)
        => JsonValues.ToPlain(Object(name)) as IDictionary<string, object?> ?? new FieldDictionary();

    /// <summary>A model of the client's own reader; null where the value is none.</summary>
    public T? Model<T>(string name)
        where T : ApiObject
        => Object(name) is { } value ? ToModel<T>(value) : null;

    /// <summary>A list of models.</summary>
    public T[] Models<T>(string name)
        where T : ApiObject
        => Items(name).OfType<JObject>().Select(ToModel<T>).OfType<T>().ToArray();

    /// <summary>Marks fields as read.</summary>
    public void Skip(params string[] names) => _read.UnionWith(names);

    /// <summary>Keeps what was not read, under the service's own names. A name that is there already is left as it is.</summary>
    public void KeepRest(ApiObject target) => KeepRest(new[] { target });

    /// <summary>The same for all events of a body. Where that would be too much, the first of them has it, and Raw of each.</summary>
    public void KeepRest(IReadOnlyList<ApiObject> targets)
    {
        var rest = _object.Properties().Where(property => !_read.Contains(property.Name)).Select(static property => (property.Name, Value: JsonValues.ToPlain(property.Value))).ToArray();
        foreach (var target in (long)rest.Length * targets.Count > MostShared ? targets.Take(1) : targets)
        {
            foreach (var (name, value) in rest)
            {
                if (!target.AdditionalProperties.ContainsKey(name))
                {
                    target.AdditionalProperties[name] = value;
                }
            }
        }
    }

    /// <summary>A scalar as text; null for objects, lists and null.</summary>
    public static string? AsText(JToken? value) => value switch
    {
        JValue { Value: null } => null,
        JValue { Value: bool flag } => flag ? "true" : "false",
        JValue scalar => Convert.ToString(scalar.Value, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A whole number, also one that is written as text or with a fraction of 0.</summary>
    public static long? AsNumber(JToken? value)
        => decimal.TryParse(AsText(value)?.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    /// <summary>JSON within text becomes what it says; anything else stays.</summary>
    public static JToken Expand(JToken value) => value is JValue { Value: string text } && BodyJson.TryParse(text) is { } inner ? inner : value;

    private T? ToModel<T>(JObject value)
        where T : ApiObject
    {
        try
        {
            return value.ToObject<T>(_service == ServiceName.Udesk ? WireSerializer.Udesk : WireSerializer.Usedesk);
        }
        catch (Exception error) when (error is Newtonsoft.Json.JsonException or ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // The event itself must not be lost over a part of it; the body stays in Raw.
            return null;
        }
    }

    private T? Take<T>(string[] names, Func<JToken, T?> read)
        where T : class
    {
        foreach (var name in names)
        {
            if (Peek(name) is { } value && read(value) is { } result)
            {
                _read.Add(name);
                return result;
            }

            MarkNull(name);
        }

        return null;
    }

    private T? Take<T>(string[] names, Func<JToken, T?> read)
        where T : struct
    {
        foreach (var name in names)
        {
            if (Peek(name) is { } value && read(value) is { } result)
            {
                _read.Add(name);
                return result;
            }

            MarkNull(name);
        }

        return null;
    }

    /// <summary>A field without a value has been read; a form has empty text for null.</summary>
    private void MarkNull(string name)
    {
        if (_object.TryGetValue(name, out var value) && (value.Type == JTokenType.Null || value is JValue { Value: string { Length: 0 } }))
        {
            _read.Add(name);
        }
    }
}
