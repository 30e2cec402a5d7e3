using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Client.Spools;

/// <summary>
/// The events that came last, so that a repeat is noticed: as many as a number says, those known by content alone for some time only. Those that came without the
/// secret that others carry have places of their own, for a stranger can send any number of them.
/// </summary>
internal sealed class KnownEvents
{
    /// <summary>How many are remembered.</summary>
    public const int Capacity = 50_000;

    /// <summary>How many of those without the secret are remembered beside them.</summary>
    public const int UnprovenCapacity = 5_000;

    /// <summary>How long an event that only its content tells is taken for a repeat: "ok" may be said twice.</summary>
    public static readonly TimeSpan ContentTime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<EventKey, LinkedListNode<(EventKey Key, long Time)>> _nodes = new();
    private readonly LinkedList<(EventKey Key, long Time)> _proven = new();
    private readonly LinkedList<(EventKey Key, long Time)> _unproven = new();

    public int Count => _nodes.Count;

    /// <param name="key">The event's.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public bool Contains(EventKey key, long now)
        => _nodes.TryGetValue(key, out var node) && (!key.IsContent || Math.Abs(now - node.Value.Time) <= ContentTime.TotalMilliseconds);

    /// <summary>One that is known already becomes the newest and takes no second place: files of a spool repeat what those before them said.</summary>
    public void Add(EventKey key, long time)
    {
        var order = key.IsUnproven ? _unproven : _proven;
        if (_nodes.TryGetValue(key, out var node))
        {
            order.Remove(node);
            node.Value = (key, time);
            order.AddLast(node);
            return;
        }

        _nodes.Add(key, order.AddLast((key, time)));
        if (order.Count > (key.IsUnproven ? UnprovenCapacity : Capacity))
        {
            _nodes.Remove(order.First!.Value.Key);
            order.RemoveFirst();
        }
    }

    /// <summary>All of them, of either kind the oldest first.</summary>
    public IEnumerable<(EventKey Key, long Time)> All() => _unproven.Concat(_proven);
}
