using System;
using System.Net.Http;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>The paged operation of one request type, described by what it writes and how the last page is told.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TItem">One row.</typeparam>
internal sealed class ListOperation<TRequest, TItem> : PageOperation<TItem>
    where TRequest : ApiPageRequest<TItem>
{
    private readonly Action<TRequest, Page, RequestBuilder> _write;
    private readonly Func<Answer<TItem[]>, Page, bool> _isLast;

    public ListOperation(HttpMethod method, string path, Envelope envelope, int pageSize, Action<TRequest, Page, RequestBuilder> write, Func<Answer<TItem[]>, Page, bool> isLast)
        : base(method, path, envelope, pageSize)
    {
        _write = write;
        _isLast = isLast;
    }

    /// <summary>The most rows that the service lists, whatever there is.</summary>
    public long MostRows { get; set; } = long.MaxValue;

    public override void Write(ApiPageRequest<TItem> request, Page page, RequestBuilder builder)
    {
        builder.Path = Path;
        _write((TRequest)request, page, builder);
    }

    public override PageAnswer<TItem> Read(AnswerReader answer, Page page)
    {
        var read = answer.Read<TItem[]>(this);
        if (read.Data is null && DataElsewhere is { } name)
        {
            read = read with { Data = answer.Convert<TItem[]>(read.Rest[name]) ?? throw new AnswerException($"it has neither '{Data}' nor '{name}'") };
        }

        if (read.LacksData && read.Data is null && page.Index == 0 && !LastPage.CountsNothing(read.Rest))
        {
            // Under another name they would pass for no rows. What comes behind pages with rows may leave out its list.
            throw new AnswerException($"it has no '{Data}'");
        }

        var total = LastPage.Total(read.Rest);
        // Told by the place in the listing, not by counting: rows that came twice come once.
        var isAtEnd = (page.Index + 1) * page.Size >= MostRows && !(total < MostRows);
        // A null among the rows is none, but counts where their number says whether the page is the last.
        var rows = Array.FindAll(read.Data ?? Array.Empty<TItem>(), static row => row is not null);
        return new(rows, isAtEnd || _isLast(read, page))
        {
            Nulls = (read.Data?.Length ?? 0) - rows.Length,
            Pages = LastPage.Count(read.Rest),
            Total = total,
            WarningOfEnd = isAtEnd ? $"The service lists {MostRows} rows at most, and there may be more. Narrow the listing with a filter or a query." : null,
            LacksRows = read.Data is null,
        };
    }
}
