using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>One connection to one service. Safe for use from many threads at once.</summary>
/// <typeparam name="TService"><see cref="UdeskService"/> or <see cref="UsedeskService"/>.</typeparam>
public interface IApiClient<TService> : IDisposable
    where TService : IService
{
    /// <summary>Sends one request.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="observer">Is told of attempts, waits and answers; may be null.</param>
    /// <param name="cancellationToken">Ends the call at once, a wait before a repeat included.</param>
    /// <exception cref="ServiceException">The service refused, could not be reached, or its answer could not be read.</exception>
    /// <exception cref="RequestException">The request cannot be sent as it is; nothing was sent.</exception>
    Task<TResult> SendAsync<TResult>(ApiRequest<TService, TResult> request, ICallObserver? observer = null, CancellationToken cancellationToken = default);

    /// <summary>A hash over the content of a request, files included and secrets left out: equal requests have equal ones, in any process.</summary>
    /// <param name="request">What would be sent.</param>
    /// <param name="cancellationToken">Ends the reading of its files.</param>
    /// <exception cref="RequestException">The request cannot be sent as it is, or a file of it cannot be read.</exception>
    string Fingerprint<TResult>(ApiRequest<TService, TResult> request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Marks by which a journal knows again which account this connection acts for: hashes that cannot be turned back. Connections that
    /// have one in common, with the same salt, act for the same account.
    /// </summary>
    /// <param name="salt">The journal's own.</param>
    IReadOnlyList<string> MarkAccount(byte[] salt);

    /// <summary>Reads a listing page by page; nothing is fetched before it is asked for.</summary>
    IPageReader<TItem> Read<TItem>(IPageRequest<TService, TItem> request, ICallObserver? observer = null);
}
