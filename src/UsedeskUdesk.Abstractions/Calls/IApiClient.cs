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
    /// <param name="observer">Receives attempts, waits and answers; may be null.</param>
    /// <param name="cancellationToken">Ends the call at once, a wait before a repeat included.</param>
    /// <exception cref="ServiceException">The service refused, could not be reached, or its answer could not be read.</exception>
    /// <exception cref="RequestException">The request is not valid; nothing was sent.</exception>
    Task<TResult> SendAsync<TResult>(ApiRequest<TService, TResult> request, ICallObserver? observer = null, CancellationToken cancellationToken = default);

    /// <summary>A hash of all that a request sends except credentials: equal requests have equal hashes.</summary>
    /// <exception cref="RequestException">The request is not valid.</exception>
    string Fingerprint<TResult>(ApiRequest<TService, TResult> request);

    /// <summary>Reads a listing page by page; nothing is fetched before it is asked for.</summary>
    IPageReader<TItem> Read<TItem>(IPageRequest<TService, TItem> request, ICallObserver? observer = null);
}
