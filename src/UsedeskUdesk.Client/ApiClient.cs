using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Client.Outcomes;

namespace UsedeskUdesk.Client;

/// <summary>
/// What both clients are: a table of operations over one HttpClient, whose handlers are, from the outside in, retries,
/// pacing, one attempt, credentials, network.
/// </summary>
/// <typeparam name="TService">The service.</typeparam>
public abstract class ApiClient<TService> : IApiClient<TService>
    where TService : IService
{
    private readonly ServiceName _service;
    private readonly ApiOptions _options;
    private readonly OperationTable _operations;
    private readonly Func<DateTimeOffset> _now;
    private readonly HttpClient _http;
    private readonly Uri _base;
    private volatile bool _disposed;

    private protected ApiClient(
        ServiceName service,
        ApiOptions options,
        OperationTable operations,
        Func<DateTimeOffset> now,
        Func<HttpMessageHandler, HttpMessageHandler> addCredentials)
    {
        _service = service;
        _options = options;
        _operations = operations;
        _now = now;
        _base = CheckBaseUri(options);

        var attempt = new AttemptHandler(options.Timeout, addCredentials(Transport.Create()));
        var pacing = new PacingHandler(options.RequestsPerMinute, options.MaximumTotalWait, now, attempt);
        var retries = new PolicyHttpMessageHandler(new RetryPolicy(options, now).Build()) { InnerHandler = pacing };
        _http = new HttpClient(retries) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>The token that belongs into bodies; null where credentials travel in the query.</summary>
    private protected virtual ApiSecret? BodyToken => null;

    /// <summary>The secrets that no text may show.</summary>
    private protected abstract IEnumerable<ApiSecret?> Secrets { get; }

    /// <inheritdoc/>
    public async Task<TResult> SendAsync<TResult>(ApiRequest<TService, TResult> request, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        var operation = OperationFor(request);
        var builder = new RequestBuilder();
        operation.Write(request, builder);
        return await ExecuteAsync(operation, builder, answer => operation.Read(answer, request), observer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IPageReader<TItem> Read<TItem>(IPageRequest<TService, TItem> listing, ICallObserver? observer = null)
    {
        if (listing is not ApiPageRequest<TItem> request)
        {
            throw new ArgumentNullException(nameof(listing));
        }

        var operation = (PageOperation<TItem>)_operations.Find(request);
        return request is TimeRangeRequest<TItem> window
            ? new TimeRangeReader<TItem>(window, operation, Fetch)
            : new PageReader<TItem>(request, operation.RowsFor(request), Fetch);

        Task<PageAnswer<TItem>> Fetch(Page page, CancellationToken cancellationToken)
        {
            var builder = new RequestBuilder();
            operation.Write(request, page, builder);
            return ExecuteAsync(operation, builder, answer => operation.Read(answer, page), observer, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public string Fingerprint<TResult>(ApiRequest<TService, TResult> request)
    {
        var operation = OperationFor(request);
        var builder = new RequestBuilder();
        operation.Write(request, builder);
        return builder.Fingerprint($"{operation.Method} {_base}");
    }

    private CallOperation<TResult> OperationFor<TResult>(TypedRequest<TResult> request)
        => request is IRawRequest raw ? (CallOperation<TResult>)(object)RawOperation.For(raw, _service) : (CallOperation<TResult>)_operations.Find(request);

    private async Task<T> ExecuteAsync<T>(Operation operation, RequestBuilder builder, Func<AnswerReader, T> read, ICallObserver? observer, CancellationToken cancellationToken)
    {
        var path = builder.Path.TrimStart('/');
        using var request = new ApiHttpRequest(operation.Method, RequestBuilder.AddQuery(new Uri(_base, path), builder.QueryParameters), path)
        {
            Operation = operation,
            LimitKey = builder.LimitKey,
            Observer = observer,
            // A token may be exchanged for another one while the call is under way; a late answer may still quote the old one.
            Secrets = builder.Secrets.Concat(Secrets.OfType<ApiSecret>()).ToArray(),
        };
        var wantsBody = builder.HasBody || (BodyToken is not null && operation.Method != HttpMethod.Get);
        if (wantsBody)
        {
            request.Content = BodyContent.Create(builder, operation.NoSign ? null : BodyToken);
        }

        if (_disposed)
        {
            throw new ObjectDisposedException(GetType().Name);
        }

        HttpResponseMessage? response = null;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return read(new AnswerReader(_service, response));
        }
        catch (AttemptException error)
        {
            throw error.InnerException is RequestException unsendable ? unsendable : Failed(operation, request, error);
        }
        catch (Exception error) when (response is null && error is ObjectDisposedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Somebody disposed of this client while the call was under way.
            throw Failed(operation, request, new AttemptException(request, "the connection was closed on this side", error, request.Attempts == 0 ? Sighting.NothingLeft : Sighting.NoAnswer));
        }
        catch (AnswerException error)
        {
            throw Failed(operation, request, response!, error);
        }
        catch (Exception error) when (response is not null)
        {
            // Whatever a service can come up with, what the caller gets is an error that knows its call.
            throw Failed(operation, request, response, new AnswerException("it does not have the form that was expected", error));
        }
        finally
        {
            response?.Dispose();
        }
    }

    private ServiceException Failed(Operation operation, ApiHttpRequest request, AttemptException error)
    {
        var failure = OutcomeTable.Decide(error.Sighting, operation.Repeatable) == Outcome.Unknown ? ServiceFailure.WriteOutcomeUnknown
            : error.TimedOut ? ServiceFailure.Timeout
            : ServiceFailure.Network;
        return Describe(request, failure, null, null, null, error.Message, error.InnerException);
    }

    private ServiceException Failed(Operation operation, ApiHttpRequest request, HttpResponseMessage response, AnswerException error)
    {
        var (status, verdict) = ((int)response.StatusCode, error.Verdict);
        var sighting = OutcomeTable.See(status, RetryPolicy.RetryAfter(response, _now()) is not null, verdict.Kind);
        var failure = OutcomeTable.Decide(sighting, operation.Repeatable) == Outcome.Unknown ? ServiceFailure.WriteOutcomeUnknown : Failure(sighting, status, verdict, operation);
        var detail = sighting == Sighting.Unreadable ? $"the answer cannot be used: {verdict.Text}"
            : request.Attempts > 0 ? $"HTTP {status}"
            : $"a pause that began with a call before this one (HTTP {status}); this one was not sent";
        return Describe(request, failure, verdict.Code, response, sighting == Sighting.Unreadable ? null : verdict.Text, detail, error.InnerException);
    }

    /// <summary>What to call a failure that is certain.</summary>
    private ServiceFailure Failure(Sighting sighting, int status, Verdict verdict, Operation operation)
    {
        var speaks = verdict.Kind is VerdictKind.DocumentedRefusal or VerdictKind.Refusal or VerdictKind.Fault or VerdictKind.PutOff;
        return sighting switch
        {
            Sighting.Unreadable => ServiceFailure.InvalidResponse,
            Sighting.PutOff when status is 429 or 503 => ServiceFailure.HttpStatus,
            Sighting.PassingFault or Sighting.Redirect => ServiceFailure.HttpStatus,
            Sighting.LastingFault when status >= 500 => ServiceFailure.HttpStatus,
            _ when speaks => IsLasting(verdict.Code, operation) ? ServiceFailure.CredentialsRefused : ServiceFailure.Refused,
            _ when status == 401 => ServiceFailure.CredentialsRefused,
            _ => ServiceFailure.HttpStatus,
        };
    }

    private bool IsLasting(int? code, Operation operation)
        => code is { } known && (_service == ServiceName.Udesk ? UdeskErrors.IsLasting(known, operation.Path) : known == UsedeskErrors.WrongToken);

    private ServiceException Describe(ApiHttpRequest request, ServiceFailure failure, int? code, HttpResponseMessage? response, string? serverText, string detail, Exception? inner)
    {
        var secrets = request.Secrets.Concat(Secrets).ToArray();
        var text = serverText is null ? null : Redaction.Clean(serverText, secrets);
        var call = $"{request.Method.Method} {request.Path}";
        var message = failure switch
        {
            ServiceFailure.Refused or ServiceFailure.CredentialsRefused when code is not null => $"{_service} refused {call}: {text ?? "no text"} (code {code}).",
            ServiceFailure.Refused or ServiceFailure.CredentialsRefused => $"{_service} refused {call}: {text ?? detail}.",
            ServiceFailure.HttpStatus => $"{_service} answered {call} with {detail}{(text is null ? string.Empty : ": " + text)}.",
            ServiceFailure.Timeout => $"{_service} did not answer {call}: {detail}.",
            ServiceFailure.Network => $"{_service} could not be reached for {call}: {detail}.",
            ServiceFailure.InvalidResponse => $"{_service} answered {call}, but {detail}.",
            _ => $"It is not known whether {_service} carried out {call}: {detail}{(text is null ? string.Empty : " (" + text + ")")}.",
        };

        // A socket's error text may name host and port, never a query; anything else is kept out of the chain.
        return new ServiceException(_service, failure, message, inner is null ? null : new InvalidOperationException(Redaction.Clean(inner.Message, secrets)))
        {
            Code = code,
            HttpStatus = response is null ? null : (int)response.StatusCode,
            Method = request.Method.Method,
            Path = request.Path,
            ServerText = text,
            Attempts = request.Attempts,
            RetryAfter = response is null ? null : RetryPolicy.RetryAfter(response, _now()),
            RecommendedAction = Advice(failure, code, response is null ? null : (int)response.StatusCode, request.Path),
        };
    }

    private string? Advice(ServiceFailure failure, int? code, int? status, string path) => failure switch
    {
        ServiceFailure.WriteOutcomeUnknown => "Look whether it was carried out before you send it again; it was not repeated, so that nothing happens twice.",
        ServiceFailure.Timeout => "Try again, or connect with a longer -TimeoutSec.",
        ServiceFailure.Network => "Check the address in -BaseUri, the network and the proxy, then try again.",
        ServiceFailure.InvalidResponse => "Check that -BaseUri is the API's address and that no proxy answers in its place.",
        ServiceFailure.HttpStatus when status == 429 => "Wait, or connect with a lower -RequestsPerMinute.",
        ServiceFailure.HttpStatus when status is >= 300 and < 400 => "The service has another address; connect with that one as -BaseUri.",
        ServiceFailure.HttpStatus when status == 404 => "Check the address in -BaseUri.",
        ServiceFailure.CredentialsRefused when code is null => "Check the credentials.",
        _ when code is null => _service == ServiceName.Usedesk ? UsedeskErrors.Advice(path) : null,
        _ => _service == ServiceName.Udesk ? UdeskErrors.Advice(code.Value, path) : UsedeskErrors.Advice(code.Value),
    };

    private static Uri CheckBaseUri(ApiOptions options)
    {
        var uri = options.BaseUri ?? throw new ArgumentException("A base URI is needed.", nameof(options));
        if (uri.IsAbsoluteUri && (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0))
        {
            // First, and without the address: it may hold a password.
            throw new RequestException("InvalidBaseUri", "The base URI must not carry a user name, a query or a fragment.", "BaseUri");
        }

        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            throw new RequestException("InvalidBaseUri", $"'{uri}' is not an address that begins with https://.", "BaseUri");
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback && !options.AllowUnencrypted)
        {
            throw new RequestException("UnencryptedBaseUri", $"'{uri.GetLeftPart(UriPartial.Authority)}' is not encrypted: the credentials would be readable on the way. Use https://, or -AllowUnencrypted if that is what you want.", "BaseUri");
        }

        return new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }
}
