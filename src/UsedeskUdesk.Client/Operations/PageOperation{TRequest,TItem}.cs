using System;
using System.Collections.Generic;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

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
