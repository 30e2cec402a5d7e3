using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Reports;

/// <summary>
/// Counts spans of time, so that percentiles can be told without keeping them: exact to the second up to a day, to the hour beyond. Takes no
/// more memory than there are different values.
/// </summary>
internal sealed class WaitTimes
{
    private const long Day = 86_400;
    private const long Hour = 3_600;

    private readonly Dictionary<long, long> _counts = new();

    public long Count { get; private set; }

    public long Longest { get; private set; }

    public void Add(long seconds)
    {
        var value = seconds <= Day ? seconds : seconds / Hour * Hour;
        _counts[value] = _counts.TryGetValue(value, out var count) ? count + 1 : 1;
        Count++;
        Longest = Math.Max(Longest, seconds);
    }

    /// <summary>The shortest span that is not exceeded by this share of all (nearest rank); null where there are none.</summary>
    public IReadOnlyList<long?> Percentiles(params double[] shares)
    {
        if (Count == 0)
        {
            return shares.Select(static _ => (long?)null).ToArray();
        }

        var sorted = _counts.OrderBy(static pair => pair.Key).ToArray();
        return shares.Select(share =>
        {
            var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
            var seen = 0L;
            foreach (var pair in sorted)
            {
                seen += pair.Value;
                if (seen >= rank)
                {
                    return (long?)pair.Key;
                }
            }

            return Longest;
        }).ToArray();
    }

    /// <summary>How many lie within bounds, the lower one included.</summary>
    public long Between(long from, long to) => _counts.Where(pair => pair.Key >= from && pair.Key < to).Sum(static pair => pair.Value);
}
