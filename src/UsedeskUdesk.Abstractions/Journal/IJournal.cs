using System;
using System.Threading;

namespace UsedeskUdesk;

/// <summary>
/// A file that says of each item what became of it: written before an item leaves and after its answer came, so that a run
/// that was killed can go on where it stood. Safe for use from many threads.
/// </summary>
public interface IJournal : IDisposable
{
    /// <summary>What it is good for now; to be asked before it is disposed.</summary>
    JournalCondition Condition { get; }

    /// <summary>Looks an item up. Equal items are told apart by how often they came before in this run.</summary>
    /// <param name="client">What would send it; its account is part of what an item is known by.</param>
    /// <param name="request">The item.</param>
    /// <param name="cancellationToken">Ends the reading of its files.</param>
    /// <exception cref="RequestException">The request cannot be sent as it is.</exception>
    IJournalEntry<TResult> Begin<TService, TResult>(IApiClient<TService> client, ApiRequest<TService, TResult> request, CancellationToken cancellationToken = default)
        where TService : IService;
}
