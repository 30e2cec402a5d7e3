using System;
using System.Net.Http;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>An operation that is answered in pages.</summary>
/// <typeparam name="TItem">One row.</typeparam>
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

    /// <summary>The longest time range that one call may ask for; null is no limit.</summary>
    public TimeSpan? LongestRange { get; set; }

    /// <summary>How far back a call is known to reach; null is no limit. What is older is asked for by itself, so that a refusal of it costs nothing else.</summary>
    public TimeSpan? KnownReach { get; set; }

    /// <summary>Another name under which the rows may come, where it is not certain: an answer with neither is then none, and no empty list.</summary>
    public string? DataElsewhere { get; set; }

    /// <summary>Tells a row from others, and when it happened: neighbouring ranges both hold what happened where they meet.</summary>
    public Func<TItem, ApiPageRequest<TItem>, (object? Key, DateTimeOffset? Time)>? Identify { get; set; }

    /// <summary>Tells a row from most others, so that a service that does not turn the pages is noticed.</summary>
    public Func<TItem, object?>? Key { get; set; }

    /// <summary>What no other row has, so that a row that moved to the next page comes once; null where a row has no such thing. By itself the key, where that is a number above 0.</summary>
    public Func<TItem, object?>? Id { get; set; }

    /// <summary>Rows a page for this request.</summary>
    public int RowsFor(ApiPageRequest<TItem> request) => request.PageSize is { } wish && wish > 0 ? Math.Min(wish, PageSize) : PageSize;

    public abstract void Write(ApiPageRequest<TItem> request, Page page, RequestBuilder builder);

    public abstract PageAnswer<TItem> Read(AnswerReader answer, Page page);
}
