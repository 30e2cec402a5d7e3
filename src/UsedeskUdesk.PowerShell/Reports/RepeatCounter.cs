using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Reports;

/// <summary>
/// Counts how often each customer comes. When there are too many customers, those who came once so far are forgotten; then counts may be too low, and
/// <see cref="IsExact"/> says so.
/// </summary>
internal sealed class RepeatCounter
{
    private readonly int _most;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <param name="most">How many customers are kept.</param>
    public RepeatCounter(int most = 50_000) => _most = most;

    public bool IsExact { get; private set; } = true;

    public long Repeaters => _entries.Values.LongCount(static entry => entry.Count > 1);

    public void Add(string key, string? name, DateTimeOffset? time, long? seconds)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            if (_entries.Count >= _most)
            {
                Forget();
            }

            _entries[key] = entry = new Entry();
        }

        entry.Count++;
        entry.Seconds += seconds ?? 0;
        entry.Name = name ?? entry.Name;
        entry.Last = time is { } at && !(entry.Last > at) ? at : entry.Last;
    }

    /// <summary>Those who came more than once, the most frequent first.</summary>
    public IReadOnlyList<(string Key, Entry Entry)> Rows(int most)
        => _entries.Where(static pair => pair.Value.Count > 1)
            .OrderByDescending(static pair => pair.Value.Count).ThenByDescending(static pair => pair.Value.Seconds).ThenBy(static pair => pair.Key, StringComparer.Ordinal)
            .Take(most).Select(static pair => (pair.Key, pair.Value)).ToArray();

    private void Forget()
    {
        IsExact = false;
        var least = _entries.Values.Min(static entry => entry.Count);
        foreach (var key in _entries.Where(pair => pair.Value.Count == least).Select(static pair => pair.Key).ToArray())
        {
            _entries.Remove(key);
        }
    }

    /// <summary>One customer.</summary>
    internal sealed class Entry
    {
        public long Count { get; set; }

        public long Seconds { get; set; }

        public string? Name { get; set; }

        public DateTimeOffset? Last { get; set; }
    }
}
