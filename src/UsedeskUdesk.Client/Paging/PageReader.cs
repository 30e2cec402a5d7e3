using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>Reads a listing page by page, with First and Skip counted in rows. One page is in memory at a time.</summary>
internal sealed class PageReader<TItem> : IPageReader<TItem>
{
    private readonly Func<Page, CancellationToken, Task<PageAnswer<TItem>>> _fetch;
    private readonly int _pageSize;
    private long _index;
    private int _skipInPage;
    private long _left;
    private string? _warning;

    /// <summary>Over all pages of one time range.</summary>
    public PageReader(int pageSize, Func<Page, CancellationToken, Task<PageAnswer<TItem>>> fetch)
    {
        _fetch = fetch;
        _pageSize = pageSize;
        _left = long.MaxValue;
    }

    public PageReader(ApiPageRequest<TItem> request, int pageSize, Func<Page, CancellationToken, Task<PageAnswer<TItem>>> fetch)
    {
        _fetch = fetch;
        _pageSize = pageSize;
        _index = request.Skip / pageSize;
        _skipInPage = (int)(request.Skip % pageSize);
        _left = request.First ?? long.MaxValue;
    }

    public async Task<IReadOnlyList<TItem>?> NextAsync(CancellationToken cancellationToken = default)
    {
        if (_left <= 0)
        {
            return null;
        }

        var answer = await _fetch(new Page(_index, _pageSize), cancellationToken).ConfigureAwait(false);
        _index++;
        IReadOnlyList<TItem> items = answer.Items;
        if (_skipInPage > 0 || _left < items.Count)
        {
            items = items.Skip(_skipInPage).Take((int)Math.Min(_left, int.MaxValue)).ToArray();
            _skipInPage = 0;
        }

        _left -= items.Count;
        var ofEnd = _left > 0 ? answer.WarningOfEnd : null;
        _warning ??= answer.Warning is { } warning ? ofEnd is null ? warning : $"{warning} {ofEnd}" : ofEnd;
        if (answer.IsLast)
        {
            _left = 0;
        }

        return items;
    }

    public string? TakeWarning() => Interlocked.Exchange(ref _warning, null);

    public ServiceException? TakeRefusal() => null;
}
