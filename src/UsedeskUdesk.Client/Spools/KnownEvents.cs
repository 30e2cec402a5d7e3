using System;
using System.Collections.Generic;

namespace UsedeskUdesk.Client.Spools;

/// <summary>The events that came last, so that a repeat is noticed: as many as a number says, those known by content alone for some time only.</summary>
internal sealed class KnownEvents
{
    /// <summary>How many are remembered.</summary>
    public const int Capacity = 50_000;

    /// <summary>How long an event that only its content tells is taken for a repeat: "ok" may be said twice.</summary>
    public static readonly TimeSpan ContentTime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<EventKey, long> _times = new();
    private readonly Queue<(EventKey Key, long Time)> _order = new();

    public int Count => _times.Count;

    /// <param name="key">The event's.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public bool Contains(EventKey key, long now)
        => _times.TryGetValue(key, out var time) && (!key.IsContent || Math.Abs(now - time) <= ContentTime.TotalMilliseconds);

    public void Add(EventKey key, long time)
    {
        _times[key] = time;
        _order.Enqueue((key, time));
        while (_order.Count > Capacity)
        {
            var (oldest, added) = _order.Dequeue();
            if (_times.TryGetValue(oldest, out var last) && last == added)
            {
                _times.Remove(oldest);
            }
        }
    }

    /// <summary>All of them, the oldest first.</summary>
    public IEnumerable<(EventKey Key, long Time)> All()
    {
        foreach (var item in _order)
        {
            if (_times.TryGetValue(item.Key, out var last) && last == item.Time)
            {
                yield return item;
            }
        }
    }
}
