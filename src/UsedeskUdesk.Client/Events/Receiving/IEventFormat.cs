using System.Collections.Generic;
using UsedeskUdesk.Client.Spools;

namespace UsedeskUdesk.Client.Events.Receiving;

/// <summary>What a receiver has to know of a service's events.</summary>
/// <typeparam name="TEvent">The base type of the service's events.</typeparam>
internal interface IEventFormat<TEvent>
    where TEvent : ApiObject
{
    /// <summary>Reads a request's body into what is to be kept of it. Any thread.</summary>
    /// <exception cref="WebhookException">It is not taken.</exception>
    IReadOnlyList<StoredBody> Check(WebhookBody body);

    /// <summary>The event that waits for a later one, and others behind it; null when none does. For one thread at a time, as are the following methods.</summary>
    TEvent? Held { get; }

    /// <summary>Makes events of what was kept.</summary>
    /// <param name="body">What was kept.</param>
    /// <param name="entered">Gets the body's own events that are left, in order, with their places in it.</param>
    /// <param name="wasReadable">False where this version cannot read it: it is then an event of unknown kind.</param>
    /// <returns>The events that are ready: perhaps fewer, and perhaps those of earlier bodies.</returns>
    IReadOnlyList<TEvent> Read(KeptBody body, ICollection<(int Place, TEvent Event)> entered, out bool wasReadable);

    /// <summary>Hands out what waits.</summary>
    IReadOnlyList<TEvent> Flush();
}
