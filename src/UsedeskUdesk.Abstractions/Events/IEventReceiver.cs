using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>
/// Listens, keeps what comes, answers, and hands out events in order. Senders are answered whatever the speed of the one who takes the events.
/// Its methods are for one caller at a time. Disposing of it ends the listening; what was not taken comes first at the next start.
/// </summary>
/// <typeparam name="TEvent">The base type of the service's events.</typeparam>
public interface IEventReceiver<TEvent> : IDisposable
    where TEvent : ApiObject
{
    /// <summary>The address with the port that is really used.</summary>
    Uri Address { get; }

    /// <summary>How many bodies wait to be taken.</summary>
    long Waiting { get; }

    /// <summary>How many lines of the spool could not be read at the start: what a power cut left half-written, which nobody was promised.</summary>
    int DamagedLines { get; }

    /// <summary>The next event, where one is ready.</summary>
    TEvent? TryNext();

    /// <summary>Waits for the next event; null when the time is up.</summary>
    /// <exception cref="RequestException">The spool cannot be read.</exception>
    Task<TEvent?> NextAsync(TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>The event that was handed out last is done with: it does not come again.</summary>
    void Taken();

    /// <summary>
    /// As <see cref="Taken"/>, for an event that was handed out last and that nobody asked for. One that this version could not read goes into a file beside the
    /// spool first, and a notice says where.
    /// </summary>
    /// <returns>False where it could not be kept in that way: then it is not let go, and has to be handed on.</returns>
    bool TryLetGo();

    /// <summary>What happened since the last call that somebody should know: requests that were refused, trouble with the disk.</summary>
    IReadOnlyList<EventReceiverNotice> TakeNotices();
}
