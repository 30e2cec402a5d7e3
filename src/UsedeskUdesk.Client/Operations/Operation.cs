using System;
using System.Collections.Generic;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>How an answer says whether the call succeeded.</summary>
internal enum Envelope
{
    /// <summary>Udesk: code 1000.</summary>
    UdeskCode,

    /// <summary>Udesk's structured messages: status 1000.</summary>
    UdeskStatus1000,

    /// <summary>Udesk's session search and log: status 0.</summary>
    UdeskStatus0,

    /// <summary>Usedesk: no error, and no status that is a failure.</summary>
    Usedesk,
}

/// <summary>One operation of a service: method, path, whether it may be repeated, and where success is written.</summary>
internal abstract class Operation
{
    protected Operation(HttpMethod method, string path, Envelope envelope)
    {
        Method = method;
        Path = path;
        Envelope = envelope;
        Repeatable = method == HttpMethod.Get;
    }

    public HttpMethod Method { get; }

    public string Path { get; }

    public Envelope Envelope { get; }

    /// <summary>Whether repeating does no harm even if the service already acted.</summary>
    public bool Repeatable { get; set; }

    /// <summary>Leaves the credentials out.</summary>
    public bool NoSign { get; set; }

    /// <summary>Is signed as structured messages are, in place of the connection's signature.</summary>
    public bool SignsStructuredMessage { get; set; }

    /// <summary>A limit beside the connection's own.</summary>
    public OperationLimit? Limit { get; set; }

    /// <summary>Codes beside success that are answers, not errors.</summary>
    public int[] AlsoAccepted { get; set; } = Array.Empty<int>();

    /// <summary>Where in the answer the data is: a field's name; empty for the answer itself.</summary>
    public string Data { get; set; } = string.Empty;
}

/// <summary>An operation that is answered in one piece.</summary>
internal abstract class Operation<TResult> : Operation
{
    protected Operation(HttpMethod method, string path, Envelope envelope)
        : base(method, path, envelope)
    {
    }

    public abstract void Write(ApiRequest<TResult> request, RequestBuilder builder);

    public abstract TResult Read(AnswerReader answer, ApiRequest<TResult> request);
}

/// <summary>An operation, described by what it writes and how its answer is read.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TData">What the data in the answer is read as.</typeparam>
/// <typeparam name="TResult">What the caller gets.</typeparam>
internal sealed class Operation<TRequest, TData, TResult> : Operation<TResult>
    where TRequest : ApiRequest<TResult>
{
    private readonly Action<TRequest, RequestBuilder> _write;
    private readonly Func<Answer<TData>, TRequest, TResult> _read;

    public Operation(HttpMethod method, string path, Envelope envelope, Action<TRequest, RequestBuilder> write, Func<Answer<TData>, TRequest, TResult> read)
        : base(method, path, envelope)
    {
        _write = write;
        _read = read;
    }

    public override void Write(ApiRequest<TResult> request, RequestBuilder builder)
    {
        builder.Path = Path;
        _write((TRequest)request, builder);
    }

    public override TResult Read(AnswerReader answer, ApiRequest<TResult> request) => _read(answer.Read<TData>(this), (TRequest)request);
}

/// <summary>An operation that is answered in pages.</summary>
internal abstract class PageOperation<TItem> : Operation
{
    protected PageOperation(HttpMethod method, string path, Envelope envelope, int pageSize)
        : base(method, path, envelope)
    {
        PageSize = pageSize;
        Repeatable = true;
    }

    /// <summary>Rows a page; the most that the service allows.</summary>
    public int PageSize { get; }

    /// <summary>The longest time that one call may ask for; null is no limit.</summary>
    public TimeSpan? LongestWindow { get; set; }

    /// <summary>Tells a row from others, and when it happened: neighbouring windows both hold what happened where they meet.</summary>
    public Func<TItem, ApiPageRequest<TItem>, (object? Key, DateTimeOffset? Time)>? Identify { get; set; }

    /// <summary>Rows a page for this request.</summary>
    public int RowsFor(ApiPageRequest<TItem> request) => request.PageSize is { } wish && wish > 0 ? Math.Min(wish, PageSize) : PageSize;

    public abstract void Write(ApiPageRequest<TItem> request, Page page, RequestBuilder builder);

    public abstract PageAnswer<TItem> Read(AnswerReader answer, Page page);
}

/// <summary>Which page.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Size">Rows.</param>
/// <param name="Window">Of which time, where the listing has one.</param>
internal readonly record struct Page(long Index, int Size, TimeWindow? Window = null);

/// <summary>From and to, in whole seconds; both belong to it.</summary>
internal readonly record struct TimeWindow(DateTimeOffset Start, DateTimeOffset End);

/// <summary>A page's rows, and whether it is the last.</summary>
internal readonly record struct PageAnswer<TItem>(TItem[] Items, bool IsLast);

/// <inheritdoc/>
internal sealed class PageOperation<TRequest, TItem> : PageOperation<TItem>
    where TRequest : ApiPageRequest<TItem>
{
    private readonly Action<TRequest, Page, RequestBuilder> _write;
    private readonly Func<Answer<TItem[]>, Page, bool> _isLast;

    public PageOperation(HttpMethod method, string path, Envelope envelope, int pageSize, Action<TRequest, Page, RequestBuilder> write, Func<Answer<TItem[]>, Page, bool> isLast)
        : base(method, path, envelope, pageSize)
    {
        _write = write;
        _isLast = isLast;
    }

    /// <summary>Fills in what needs more than the field's own value.</summary>
    public Action<TItem>? Finish { get; set; }

    public override void Write(ApiPageRequest<TItem> request, Page page, RequestBuilder builder)
    {
        builder.Path = Path;
        _write((TRequest)request, page, builder);
    }

    public override PageAnswer<TItem> Read(AnswerReader answer, Page page)
    {
        var read = answer.Read<TItem[]>(this);
        var items = read.Data ?? Array.Empty<TItem>();
        if (Finish is not null)
        {
            Array.ForEach(items, Finish);
        }

        return new(items, _isLast(read, page));
    }
}

/// <summary>The operations of one service, found by the type of their request.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<Type, Operation> _operations = new();

    public IEnumerable<KeyValuePair<Type, Operation>> All => _operations;

    public void Add<TRequest, TData, TResult>(Operation<TRequest, TData, TResult> operation)
        where TRequest : ApiRequest<TResult>
        => _operations.Add(typeof(TRequest), operation);

    public void Add<TRequest, TItem>(PageOperation<TRequest, TItem> operation)
        where TRequest : ApiPageRequest<TItem>
        => _operations.Add(typeof(TRequest), operation);

    public Operation Find(object request)
        => _operations.TryGetValue(request.GetType(), out var operation)
            ? operation
            : throw new ArgumentException($"This service has no operation for a {request.GetType().Name}.", nameof(request));
}

/// <summary>An answer that is a success.</summary>
/// <param name="Code">The service's code, where there is one.</param>
/// <param name="Data">The data.</param>
/// <param name="Rest">All other fields of the answer.</param>
internal sealed record Answer<TData>(int? Code, TData? Data, JObject Rest)
{
    /// <summary>A text field beside the data.</summary>
    public string? Text(string name) => Rest[name] is JValue { Value: not null } value ? value.ToString() : null;
}
