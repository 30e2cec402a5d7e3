using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>One connection to one service. Safe for use from many threads at once.</summary>
public interface IServiceClient : IDisposable
{
    /// <summary>Sends one request.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="observer">Is told of attempts, waits and answers; may be null.</param>
    /// <param name="cancellationToken">Ends the call at once, a wait before a repeat included.</param>
    /// <exception cref="ServiceException">The service refused, could not be reached, or its answer could not be read.</exception>
    /// <exception cref="RequestException">The request cannot be sent as it is; nothing was sent.</exception>
    Task<TResult> SendAsync<TResult>(ApiRequest<TResult> request, ICallObserver? observer = null, CancellationToken cancellationToken = default);

    /// <summary>A hash of all that a request sends, but for credentials: equal requests have equal ones.</summary>
    /// <exception cref="RequestException">The request cannot be sent as it is.</exception>
    string Fingerprint<TResult>(ApiRequest<TResult> request);

    /// <summary>Reads a listing page by page; nothing is fetched before it is asked for.</summary>
    IPageReader<TItem> Read<TItem>(ApiPageRequest<TItem> request, ICallObserver? observer = null);
}

/// <summary>A connection to Udesk.</summary>
public interface IUdeskClient : IServiceClient
{
}

/// <summary>A connection to Usedesk.</summary>
public interface IUsedeskClient : IServiceClient
{
}

/// <summary>A cursor over the pages of a listing. Not for use from two threads at once.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public interface IPageReader<TItem>
{
    /// <summary>The next page, or null after the last one.</summary>
    Task<IReadOnlyList<TItem>?> NextAsync(CancellationToken cancellationToken = default);
}

/// <summary>Is told how a call goes. Calls come from any thread; texts never hold a secret or a query string.</summary>
public interface ICallObserver
{
    /// <summary>An attempt is about to leave.</summary>
    void Sending(string method, string path, int attempt);

    /// <summary>An answer came in whole.</summary>
    void Answered(string method, string path, int status, TimeSpan elapsed);

    /// <summary>The call waits because the connection's allowance is used up or the service asked for a pause.</summary>
    void Pacing(TimeSpan wait, string reason);

    /// <summary>The call will be repeated after a wait.</summary>
    void Repeating(int attempt, TimeSpan wait, string reason);
}

/// <summary>Makes clients. The one type through which the module reaches the client library.</summary>
public interface IClientFactory
{
    /// <summary>A client for Udesk.</summary>
    IUdeskClient CreateUdesk(UdeskClientOptions options);

    /// <summary>A client for Usedesk.</summary>
    IUsedeskClient CreateUsedesk(UsedeskClientOptions options);

    /// <summary>Exchanges an administrator's e-mail and password for the API token (Udesk's log_in).</summary>
    /// <exception cref="ServiceException">Refused, or not reachable.</exception>
    Task<ApiSecret> LogInUdeskAsync(UdeskClientOptions options, ApiSecret password, ICallObserver? observer, CancellationToken cancellationToken);

    /// <summary>Opens a journal, or begins one with the first item that leaves.</summary>
    /// <exception cref="RequestException">The file is no journal, or another run has it open.</exception>
    IJournal OpenJournal(string path);

    /// <summary>Udesk's signatures, for what is signed or checked without a call.</summary>
    IUdeskSigner UdeskSigner { get; }
}
