using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Binding;

/// <summary>The query of a signed address, as it is written.</summary>
internal sealed class SignedQuery
{
    private readonly ILookup<string, string> _values;

    public SignedQuery(string uri)
    {
        var start = uri.IndexOf('?');
        var query = start < 0 ? uri : uri.Substring(start + 1);
        var end = query.IndexOf('#');
        _values = (end < 0 ? query : query.Substring(0, end)).Split('&').Select(Pair).ToLookup(pair => pair.Key, pair => pair.Value);
    }

    /// <summary>Whether a parameter appears more than once, which is treated as tampering: each must appear exactly once.</summary>
    public bool IsAmbiguous(params string[] names) => names.Any(name => _values[name].Skip(1).Any());

    public string? this[string name] => _values[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    private static KeyValuePair<string, string> Pair(string text)
    {
        var equals = text.IndexOf('=');
        return equals < 0
            ? new(Uri.UnescapeDataString(text), string.Empty)
            : new(Uri.UnescapeDataString(text.Substring(0, equals)), Uri.UnescapeDataString(text.Substring(equals + 1)));
    }
}
