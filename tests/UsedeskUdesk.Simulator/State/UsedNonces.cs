using System;
using System.Collections.Generic;

namespace UsedeskUdesk.Simulator.State;

/// <summary>The nonces of the last 15 minutes, each of which is good once.</summary>
internal sealed class UsedNonces
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly HashSet<string> known = [];
    private readonly Queue<(string Nonce, DateTimeOffset At)> order = new();

    /// <summary>False when it was used before.</summary>
    public bool Use(string nonce, DateTimeOffset now)
    {
        while (order.Count > 0 && now - order.Peek().At >= Life)
        {
            known.Remove(order.Dequeue().Nonce);
        }

        if (!known.Add(nonce))
        {
            return false;
        }

        order.Enqueue((nonce, now));
        return true;
    }
}
