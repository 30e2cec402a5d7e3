using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Reports;

/// <summary>Counts by name. From a number of different names on, further ones count together, so that memory stays bounded.</summary>
internal sealed class Tally
{
    public const string None = "(none)";
    public const string Others = "(others)";
    private const int MostNames = 500;
    private const int LongestName = 120;

    private readonly Dictionary<string, WaitTimes> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public bool IsEmpty => _counts.Count == 0;

    /// <param name="name">The name; null or empty is none.</param>
    /// <param name="seconds">A span that belongs to it, where there is one.</param>
    public void Add(string? name, long? seconds = null)
    {
        var key = string.IsNullOrWhiteSpace(name) ? None : name!.Length > LongestName ? name.Substring(0, LongestName) + "…" : name;
        if (!_counts.ContainsKey(key) && _counts.Count >= MostNames)
        {
            key = Others;
        }

        _counts[key] = _counts.TryGetValue(key, out var count) ? count + 1 : 1;
        if (seconds is { } value)
        {
            if (!_names.TryGetValue(key, out var waits))
            {
                _names[key] = waits = new WaitTimes();
            }

            waits.Add(value);
        }
    }

    /// <summary>The names, the most frequent first.</summary>
    public IReadOnlyList<(string Name, long Count, WaitTimes Waits)> Rows(int most)
        => _counts.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(most)
            .Select(pair => (pair.Key, pair.Value, _names.TryGetValue(pair.Key, out var waits) ? waits : new WaitTimes())).ToArray();
}
