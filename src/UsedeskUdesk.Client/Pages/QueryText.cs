using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Client.Pages;

/// <summary>A query string, read strictly: a name that stands twice has no value that could be trusted.</summary>
internal sealed class QueryText
{
    private static readonly char[] s_equals = { '=' };
    private readonly ILookup<string, string> _values;

    public QueryText(string query)
        => _values = query.Split('&')
            .Where(static part => part.Length > 0)
            .Select(static part => part.Split(s_equals, 2))
            .ToLookup(static part => Decode(part[0]), static part => Decode(part.Length > 1 ? part[1] : string.Empty), StringComparer.Ordinal);

    /// <summary>A parameter's value; null where it stands there not at all, or more than once.</summary>
    public string? this[string name] => _values[name].Take(2).ToArray() is { Length: 1 } one ? one[0] : null;

    /// <summary>Whether a parameter stands there, however often.</summary>
    public bool Has(string name) => _values.Contains(name);

    /// <summary>Whether one of the parameters stands there twice.</summary>
    public bool IsAmbiguous(IEnumerable<string> names) => names.Any(name => _values[name].Skip(1).Any());

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
