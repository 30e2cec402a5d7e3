using System;

namespace UsedeskUdesk;

/// <summary>
/// A file that says of each item what became of it: written before an item leaves and after its answer came, so that a run
/// that was killed can go on where it stood. Safe for use from many threads.
/// </summary>
public interface IJournal : IDisposable
{
    /// <summary>Looks an item up. Equal items are told apart by how often they came before in this run.</summary>
    /// <exception cref="RequestException">The request is not valid.</exception>
    IJournalEntry<TResult> Begin<TService, TResult>(IApiClient<TService> client, ApiRequest<TService, TResult> request)
        where TService : IService;
}
