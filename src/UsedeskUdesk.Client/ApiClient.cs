using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Http;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Journals;
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
    private readonly OperationTable _operations;
    private readonly ErrorDescriber _errors;
    private readonly HttpClient _http;
    private readonly Uri _base;
    private readonly Func<DateTimeOffset> _now;
    private readonly ConcurrentDictionary<Resource, long> _changes = new();

    /// <summary>By request: the same files in another one may be meant with another content.</summary>
    private readonly ConditionalWeakTable<object, KnownFiles> _knownFiles = new();
    private volatile bool _disposed;

    private protected ApiClient(
        ServiceName service,
        ApiOptions options,
        OperationTable operations,
        Func<DateTimeOffset> now,
        Func<HttpMessageHandler, HttpMessageHandler> addCredentials)
    {
        _service = service;
        _now = now;
        _operations = operations;
        _errors = new ErrorDescriber(service, now, () => Secrets);
        _base = CheckBaseUri(options);

        var attempt = new AttemptHandler(options.Timeout, CheckLimit(options), addCredentials(Transport.Create(_base)));
        var pacing = new PacingHandler(options.RequestsPerMinute, options.MaximumTotalWait, now, attempt);
        var retries = new PolicyHttpMessageHandler(new RetryPolicy(options, now).Build()) { InnerHandler = pacing };
        _http = new HttpClient(retries) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>The token that belongs into bodies; null where credentials travel in the query.</summary>
    private protected virtual ApiSecret? BodyToken => null;

    /// <summary>What tells this account from others at the same address; one in common is enough.</summary>
    private protected abstract IEnumerable<string> AccountIdentities { get; }

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
        if (builder.Files.Count > 0 && _knownFiles.TryGetValue(request, out var known))
        {
            builder.FileHashes = known.HashesFor(builder.Files);
        }

        return await ExecuteAsync(operation, builder, answer => operation.Read(answer, request), observer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IPageReader<TItem> Read<TItem>(IPageRequest<TService, TItem> request, ICallObserver? observer = null)
    {
        if (request is not ApiPageRequest<TItem> listing)
        {
            throw new ArgumentNullException(nameof(request));
        }

        var operation = (PageOperation<TItem>)_operations.Find(listing);
        var repeated = new RepeatedPages<TItem>(operation.Key, operation.Id, () => ChangesOf(operation));
        return listing is TimeRangeRequest<TItem> ranged
            ? new TimeRangeReader<TItem>(ranged, operation, Fetch, _now())
            : new PageReader<TItem>(listing, operation.RowsFor(listing), Fetch);

        Task<PageAnswer<TItem>> Fetch(Page page, CancellationToken cancellationToken)
        {
            var builder = new RequestBuilder();
            operation.Write(listing, page, builder);
            return ExecuteAsync(operation, builder, answer => repeated.Check(page, operation.Read(answer, page)), observer, cancellationToken);
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
    public string Fingerprint<TResult>(ApiRequest<TService, TResult> request, CancellationToken cancellationToken = default)
    {
        var operation = OperationFor(request);
        var builder = new RequestBuilder();
        operation.Write(request, builder);
        var fingerprint = Journals.Fingerprint.Of(operation.Method.Method, _base, builder, cancellationToken);
        if (builder.Files.Count > 0)
        {
            // Sent with another content, it would be written down as an item that it is not.
            _knownFiles.GetOrCreateValue(request).Take(builder);
        }

        return fingerprint;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> MarkAccount(byte[] salt)
        => AccountIdentities.Select(identity => AccountMark.Of($"{_service} {_base.AbsoluteUri} {identity}", salt ?? throw new ArgumentNullException(nameof(salt)))).ToArray();

    private void CountChange(Operation operation)
    {
        if (operation.TakesFromListings && operation.Resource is { } resource)
        {
            _changes.AddOrUpdate(resource, 1, static (_, count) => count + 1);
        }
    }

    /// <summary>How many changes of what an operation is about have begun and ended so far.</summary>
    private long ChangesOf(Operation operation) => operation.Resource is { } resource && _changes.TryGetValue(resource, out var count) ? count : 0;

    private CallOperation<TResult> OperationFor<TResult>(TypedRequest<TResult> request)
        => request is IRawRequest raw ? (CallOperation<TResult>)(object)RawOperation.For(raw, _service, _operations) : (CallOperation<TResult>)_operations.Find(request);

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

        CountChange(operation);
        HttpResponseMessage? response = null;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return read(new AnswerReader(_service, response, new Redactor(request.Secrets, operation.Path == UdeskOperations.LogInPath)));
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested && !request.MayBeDone)
        {
            throw new CallNotSentException(error, cancellationToken);
        }
        catch (AttemptException error)
        {
            throw error.InnerException is RequestException unsendable && OutcomeTable.Decide(error.Sighting, request.Repeatable) != Outcome.Unknown
                ? unsendable
                : _errors.From(request, error);
        }
        catch (Exception error) when (response is null && error is ObjectDisposedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Somebody disposed of this client while the call was under way.
            throw _errors.From(request, new AttemptException(request, "the connection was closed on this side", error, request.MayBeDone ? Sighting.NoAnswer : Sighting.NothingLeft));
        }
        catch (AnswerException error)
        {
            throw _errors.From(request, response!, error);
        }
        catch (Exception error) when (response is not null)
        {
            // Whatever a service can come up with, what the caller gets is an error that knows its call.
            throw _errors.From(request, response, new AnswerException("it does not have the form that was expected", error));
        }
        finally
        {
            response?.Dispose();
            // Counted at both ends: one that began before a listing may be carried out while that is read.
            CountChange(operation);
        }
    }

    private protected static void CheckSecret(ApiSecret? secret, string propertyName)
    {
        if (secret is not null)
        {
            SecretRules.Check(secret, propertyName);
        }
    }

    private static long CheckLimit(ApiOptions options)
        => options.MaximumResponseBytes is > 0 and <= ApiOptions.LargestResponseLimit
            ? options.MaximumResponseBytes
            : throw RequestException.Create(
                "InvalidParameter",
                $"{new PropertyName(nameof(ApiOptions.MaximumResponseBytes))} must be between 1 and {ApiOptions.LargestResponseLimit}.",
                nameof(ApiOptions.MaximumResponseBytes));

    private static Uri CheckBaseUri(ApiOptions options)
    {
        var uri = options.BaseUri ?? throw new ArgumentException("A base URI is needed.", nameof(options));
        BaseUriRules.Check(uri, options.AllowUnencrypted);
        return new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }
    /// <summary>A request's files as they were when its fingerprint was made.</summary>
    private sealed class KnownFiles
    {
        private volatile RequestBuilder? _builder;

        public void Take(RequestBuilder builder) => _builder = builder;

        /// <returns>Empty where the request has other files by now.</returns>
        public IReadOnlyList<byte[]> HashesFor(IReadOnlyList<KeyValuePair<string, FileUpload>> files)
            => _builder is { } builder && builder.Files.Select(static file => file.Value).SequenceEqual(files.Select(static file => file.Value))
                ? builder.FileHashes
                : Array.Empty<byte[]>();
    }
}
