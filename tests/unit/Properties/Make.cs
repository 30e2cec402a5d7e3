using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Text;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Tests.Properties;

/// <summary>Makes random things of one seed, with a liking for those that break programs.</summary>
internal sealed class Make
{
    private static readonly string[] s_texts =
    [
        "", " ", "0", "1", "-1", "true", "null", "a", "ы", "İı", "ß", "😀", "e\u0301", "\u0000", "\r\n", "\t", "\"", "\\", "/", "'", "<", ">", "&", "%", "+", "{", "}", "[", "]", ";", ",", "=", "#", "?", "\u2028", "\uFEFF", "\u202E",
        "1e5", "NaN", "2026-11-24", "2026-11-24 10:00:00", "12345678901234567890", "/Date(0)/",
    ];

    private readonly Random _random;

    public Make(int seed) => _random = new Random(seed);

    public bool Flag() => _random.Next(2) == 0;

    /// <summary>From 0 to one below.</summary>
    public int Below(int end) => _random.Next(end);

    public T OneOf<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    public long Number() => _random.Next(6) switch
    {
        0 => 0,
        1 => _random.Next(-3, 4),
        2 => OneOf<long>([int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1L << 53, (1L << 53) + 1]),
        3 => _random.NextInt64(),
        _ => _random.Next(),
    };

    public string Text()
    {
        var text = new StringBuilder();
        for (var parts = _random.Next(5); parts > 0; parts--)
        {
            text.Append(_random.Next(3) == 0 ? ((char)_random.Next(' ', 0x7F)).ToString() : OneOf(s_texts));
        }

        return text.ToString();
    }

    /// <summary>Text of characters that a key or a password is made of, so long.</summary>
    public string Secret(int length)
    {
        const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~!*'();:@&=+$,/?%#[]\"<>\\ |^`{}äЖ";
        return string.Concat(Enumerable.Range(0, length).Select(_ => Characters[_random.Next(Characters.Length)]));
    }

    public DateTimeOffset Time()
    {
        var offset = TimeSpan.FromMinutes(_random.Next(-14 * 60, (14 * 60) + 1));
        var ticks = _random.Next(8) == 0 ? OneOf([TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay]) : new DateTime(1970, 1, 1).Ticks + _random.NextInt64(100 * 365 * TimeSpan.TicksPerDay);
        return new DateTimeOffset(ticks, offset);
    }

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items) => [.. items.Select(item => (item, order: _random.Next())).OrderBy(pair => pair.order).Select(pair => pair.item)];

    /// <summary>JSON of any shape.</summary>
    public JToken Json(int depth = 3) => _random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => JValue.CreateNull(),
        1 => new JValue(Flag()),
        2 => new JValue(Number()),
        3 => new JValue(Math.Round(_random.NextDouble() * 1000, 3)),
        4 or 5 => new JValue(Text()),
        6 or 7 => new JObject(Enumerable.Range(0, _random.Next(4)).Select(i => new JProperty($"{Text()}{i}", Json(depth - 1)))),
        _ => new JArray(Enumerable.Range(0, _random.Next(4)).Select(_ => Json(depth - 1))),
    };

    /// <summary>Content of a call as scripts give it: scalars, lists, dictionaries without an order, and such with one.</summary>
    public Content Content(int depth = 3) => (depth > 0 ? _random.Next(7) : _random.Next(4)) switch
    {
        0 => new(Text()),
        1 => new(Number()),
        2 => new(Flag()),
        3 => new(_random.Next(4) == 0 ? null : (object)Time()),
        4 => new(null) { Items = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Content(depth - 1))] },
        var kind => new(null) { Fields = [.. Enumerable.Range(0, _random.Next(5)).Select(i => ($"{Text()}{i}", Content(depth - 1)))], IsOrdered = kind == 6 && _random.Next(3) == 0 },
    };
}

/// <summary>What something holds, whatever objects it is made of.</summary>
internal sealed record Content(object? Scalar)
{
    public Content[]? Items { get; init; }

    public (string Name, Content Value)[]? Fields { get; init; }

    /// <summary>Whether the order of its fields has a meaning.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>As objects: any kind of list and dictionary, entered in any order where the order says nothing.</summary>
    public object? Build(Make make)
    {
        if (Items is { } items)
        {
            var built = items.Select(item => item.Build(make)).ToArray();
            return make.Below(3) switch { 0 => built, 1 => new List<object?>(built), _ => new ArrayList(built) };
        }

        if (Fields is not { } fields)
        {
            return Scalar;
        }

        IDictionary dictionary = IsOrdered ? new OrderedDictionary() : make.Below(3) switch { 0 => new Hashtable(), 1 => new Dictionary<string, object?>(), _ => new SortedList(make.Flag() ? StringComparer.Ordinal : new Backwards()) };
        foreach (var (name, value) in IsOrdered ? fields : make.Shuffled(fields))
        {
            dictionary.Add(name, value.Build(make));
        }

        return dictionary;
    }

    /// <summary>The same with one thing changed somewhere.</summary>
    public Content Changed(Make make)
    {
        if (Items is { Length: > 0 } items && make.Below(3) > 0)
        {
            var at = make.Below(items.Length);
            return this with { Items = [.. items.Select((item, i) => i == at ? item.Changed(make) : item)] };
        }

        if (Fields is { Length: > 0 } fields && make.Below(3) > 0)
        {
            var at = make.Below(fields.Length);
            return this with { Fields = [.. fields.Select((field, i) => i != at ? field : make.Flag() ? (field.Name + "x", field.Value) : (field.Name, field.Value.Changed(make)))] };
        }

        return this switch
        {
            { Items: { } list } => this with { Items = [.. list, new("added")] },
            { Fields: { } map } => this with { Fields = [.. map, ("added", new(1L))] },
            { Scalar: string text } => new(text + "x"),
            { Scalar: long number } => new(number == long.MaxValue ? 0L : number + 1),
            { Scalar: bool flag } => new(!flag),
            { Scalar: DateTimeOffset time } => new(time.AddSeconds(time.Ticks > DateTime.MaxValue.Ticks / 2 ? -1 : 1)),
            _ => new("was nothing"),
        };
    }

    private sealed class Backwards : IComparer
    {
        public int Compare(object? x, object? y) => StringComparer.Ordinal.Compare(y, x);
    }
}
