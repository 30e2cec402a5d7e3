using System;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Client.Spools;

/// <summary>Bodies between the sender and the pipeline, in the order in which they came. Adding is for any thread; taking out for one at a time.</summary>
internal interface IEventStore : IDisposable
{
    /// <summary>How many bodies wait.</summary>
    long Waiting { get; }

    /// <summary>Whether the last attempt to add something succeeded.</summary>
    bool IsHealthy { get; }

    /// <summary>Keeps a body, or drops it where all of its events came before. Ends when it is safe: then the sender may be told.</summary>
    /// <returns>Whether anything of it was new.</returns>
    /// <exception cref="RequestException">It cannot be kept.</exception>
    Task<bool> AddAsync(StoredBody body);

    /// <summary>The next body, or null when there is none at present.</summary>
    /// <exception cref="RequestException">It cannot be read.</exception>
    KeptBody? Read();

    /// <summary>Waits until there may be something to read. Ends early when the time is up.</summary>
    Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>Puts a body that cannot be read where a person or a later version finds it. It is on the disk itself afterwards.</summary>
    /// <returns>The file; null where there is no disk.</returns>
    /// <exception cref="RequestException">It cannot be kept.</exception>
    string? SetAside(byte[] json);

    /// <summary>Lets bodies go.</summary>
    /// <param name="number">The last one that is done with.</param>
    /// <param name="part">Of the one after it, the place in the body before which all events are done with, too.</param>
    void Done(long number, int part);
}
