using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Client.Outcomes;

namespace UsedeskUdesk.Client.Http;

/// <summary>
/// One attempt: its time limit, its answer read whole (a body that breaks off is a failed attempt, not a failed parse),
/// and, where there is no answer, a verdict on whether the service can have acted.
/// </summary>
internal sealed class AttemptHandler : DelegatingHandler
{
    /// <summary>What an answer may have beside its body; the handler below takes 64 KB of headers itself.</summary>
    private const int Overhead = 1 << 20;

    private readonly TimeSpan _timeout;
    private readonly long _longestAnswer;

    /// <param name="timeout">How long one attempt may take.</param>
    /// <param name="longestAnswer">Bytes that a body may have, packed and unpacked.</param>
    /// <param name="inner">What sends.</param>
    public AttemptHandler(TimeSpan timeout, long longestAnswer, HttpMessageHandler inner)
        : base(inner)
    {
        _timeout = timeout;
        _longestAnswer = longestAnswer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var request = (ApiHttpRequest)message;
        request.Attempts++;
        var method = request.Method.Method;
        request.Observer?.Sending(method, request.Path, request.Attempts);
        var contentObserver = request.Observer is ICallContentObserver { WantsContent: true } wanted ? wanted : null;
        if (contentObserver is not null)
        {
            contentObserver.Requested(await CallContent.OfAsync(request).ConfigureAwait(false));
        }

        var clock = Stopwatch.StartNew();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        HttpResponseMessage? response = null;
        var progress = AttemptProgress.Begin(_longestAnswer + Overhead);
        var content = request.Content as BodyContent;
        content?.Begin();
        var mayBeDone = request.MayBeDone;
        request.MayBeDone = true;
        try
        {
            response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            // A proxy speaks, and may say again what it was given: its password.
            var body = response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
                ? await PooledContent.ReadAsync(null, _longestAnswer, limit.Token).ConfigureAwait(false)
                : await PooledContent.ReadAnswerAsync(response, _longestAnswer, limit.Token).ConfigureAwait(false);
            response.Content?.Dispose();
            response.Content = body;
            body.Verdict = Envelopes.Look(request.Operation, body, response.IsSuccessStatusCode);
            request.Observer?.Answered(method, request.Path, (int)response.StatusCode, clock.Elapsed);
            contentObserver?.Responded(CallContent.Of(request, response, body));
            return response;
        }
        catch (Exception error) when (error is not AttemptException)
        {
            response?.Dispose();
            var mayHaveLeft = MayHaveLeft(progress, content);
            request.MayBeDone = mayBeDone || mayHaveLeft;
            cancellationToken.ThrowIfCancellationRequested();
            throw Judge(request, error, limit.IsCancellationRequested, progress, mayHaveLeft, HasLeft(progress, content));
        }
    }

    /// <summary>Whether a byte may be on its way. Without a view of the connection that is what has to be assumed, but for a body that was never begun.</summary>
    private static bool MayHaveLeft(AttemptProgress progress, BodyContent? content)
#if NET8_0_OR_GREATER
        => progress.HasLeft || content?.HasBegun == true;
#else
        => progress.HasLeft || content?.HasBegun != false;
#endif

    /// <summary>Whether a byte is on its way. Without a view of the connection, what was written of the body tells: the head alone has no token of Usedesk's, which alone takes files.</summary>
    private static bool HasLeft(AttemptProgress progress, BodyContent? content)
#if NET8_0_OR_GREATER
        => progress.HasLeft;
#else
        => progress.HasLeft || content?.HasWritten == true;
#endif

    /// <summary>The time limit in words, which are English wherever the machine is.</summary>
    private string Seconds => _timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);

    private AttemptException Judge(ApiHttpRequest request, Exception error, bool limitReached, AttemptProgress progress, bool mayHaveLeft, bool hasLeft)
    {
        if (error is AnswerTooLongException || progress.IsTooLong)
        {
            return new AttemptException(request, $"the answer is longer than {_longestAnswer} bytes, the most that is read of one ({nameof(ApiOptions.MaximumResponseBytes)})", null, Sighting.Unreadable);
        }

        if (AreHeadersTooLong(error))
        {
            return new AttemptException(request, "the answer's headers are longer than 64 KB", null, Sighting.Unreadable);
        }

        if (limitReached)
        {
            return mayHaveLeft
                ? new AttemptException(request, $"no answer within {Seconds} s", error, Sighting.NoAnswer, timedOut: true)
                : new AttemptException(request, $"no connection within {Seconds} s", error, Sighting.NothingLeft, timedOut: true);
        }

        // The handler's own limit on connecting: nothing left yet.
        if (error is OperationCanceledException)
        {
            return new AttemptException(request, "no connection came about in time", error, Sighting.NothingLeft);
        }

        // A local file that cannot be read, for one: repeating does not heal it, and it says for itself what is wrong.
        if (error is RequestException)
        {
            return hasLeft
                ? new AttemptException(request, $"only a part of it left. {error.Message.TrimEnd('.')}", error, Sighting.PartLeft)
                : new AttemptException(request, error.Message, error, Sighting.Unsendable);
        }

        if (IsRefusedByProxy(error))
        {
            // Its text holds the proxy's address, and with it the proxy's password.
            return new AttemptException(request, "the proxy did not let the call through", null, Sighting.NothingLeft);
        }

        if (progress.IsAtProxy && !mayHaveLeft)
        {
            return new AttemptException(request, "the proxy broke off before there was a way to the service", null, Sighting.NothingLeft);
        }

        if (IsNotHttp(error))
        {
            // Its text holds what came, which may be an echo of the request: in hex as well, in which no secret is known again.
            return new AttemptException(request, "the answer is not HTTP", null, Sighting.NoAnswer);
        }

        var socket = Find<SocketException>(error);
        var neverSent = NeverConnected(error, socket);
        var certificate = Find<AuthenticationException>(error) is not null;
        var lasting = certificate || socket?.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData;
        var reason = certificate ? "the server's certificate was not accepted"
            : lasting ? "there is no such host"
            : socket?.SocketErrorCode == SocketError.ConnectionRefused ? "the connection was refused"
            : neverSent ? "no connection came about"
            : "the connection broke off before the answer was whole";
        return new AttemptException(request, reason, error, lasting && neverSent ? Sighting.Unsendable : neverSent ? Sighting.NothingLeft : Sighting.NoAnswer);
    }

    private static bool IsRefusedByProxy(Exception error)
#if NET8_0_OR_GREATER
        => Find<HttpRequestException>(error)?.HttpRequestError == HttpRequestError.ProxyTunnelError;
#else
        => Find<WebException>(error)?.Status is WebExceptionStatus.RequestProhibitedByProxy;
#endif

    private static bool IsNotHttp(Exception error)
#if NET8_0_OR_GREATER
        => Find<HttpIOException>(error)?.HttpRequestError == HttpRequestError.InvalidResponse || Find<HttpRequestException>(error)?.HttpRequestError == HttpRequestError.InvalidResponse;
#else
        => Find<WebException>(error)?.Status is WebExceptionStatus.ServerProtocolViolation;
#endif

    private static bool AreHeadersTooLong(Exception error)
#if NET8_0_OR_GREATER
        => Find<HttpRequestException>(error)?.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded;
#else
        => Find<WebException>(error)?.Status is WebExceptionStatus.MessageLengthLimitExceeded;
#endif

    private static bool NeverConnected(Exception error, SocketException? socket)
    {
#if NET8_0_OR_GREATER
        if (Find<HttpRequestException>(error) is { } http)
        {
            return http.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
        }
#endif
        if (Find<WebException>(error) is { } web)
        {
            return web.Status is WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure
                or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure;
        }

        // A break in mid-stream is an IOException around the socket's error; while connecting it is the socket's error alone.
        return socket is not null && Find<IOException>(error) is null;
    }

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
            {
                return found;
            }
        }

        return null;
    }
}
