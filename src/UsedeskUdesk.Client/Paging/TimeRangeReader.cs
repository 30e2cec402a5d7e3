using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>
/// Reads a listing over a time range that is longer than one call may ask for: one short range after another, each page by page.
/// Neighbouring ranges share the second where they meet, so that nothing falls between them; rows of that second come once.
/// </summary>
internal sealed class TimeRangeReader<TItem> : IPageReader<TItem>
{
    private readonly TimeRangeRequest<TItem> _request;
    private readonly PageOperation<TItem> _operation;
    private readonly Func<Page, CancellationToken, Task<PageAnswer<TItem>>> _fetch;
    private readonly IEnumerator<TimeRange> _ranges;
    private HashSet<object> _atStart = new();
    private HashSet<object> _atEnd = new();
    private PageReader<TItem>? _pages;
    private long _skip;
    private long _left;

    public TimeRangeReader(TimeRangeRequest<TItem> request, PageOperation<TItem> operation, Func<Page, CancellationToken, Task<PageAnswer<TItem>>> fetch)
    {
        if (request.EndTime < request.StartTime)
        {
            throw Arguments.EndBeforeStart();
        }

        _request = request;
        _operation = operation;
        _fetch = fetch;
        _ranges = Split(request.StartTime, request.EndTime, operation.LongestRange).GetEnumerator();
        _skip = request.Skip;
        _left = request.First ?? long.MaxValue;
    }

    public async Task<IReadOnlyList<TItem>?> NextAsync(CancellationToken cancellationToken = default)
    {
        while (_left > 0)
        {
            if (_pages is null)
            {
                if (!_ranges.MoveNext())
                {
                    return null;
                }

                var range = _ranges.Current;
                _atStart = _atEnd;
                _atEnd = new HashSet<object>();
                _pages = new PageReader<TItem>(_operation.RowsFor(_request), (page, token) => _fetch(page with { Range = range }, token));
            }

            if (await _pages.NextAsync(cancellationToken).ConfigureAwait(false) is { } rows)
            {
                return Pick(rows);
            }

            _pages = null;
        }

        return null;
    }

    internal static IEnumerable<TimeRange> Split(DateTimeOffset start, DateTimeOffset end, TimeSpan? longest)
    {
        // The services count whole seconds: the last one belongs to the range however little of it was asked for.
        start = new DateTimeOffset(start.Ticks - (start.Ticks % TimeSpan.TicksPerSecond), start.Offset);
        var rest = end.Ticks % TimeSpan.TicksPerSecond;
        end = rest == 0 ? end : end.AddTicks(TimeSpan.TicksPerSecond - rest);
        while (end - start > longest)
        {
            yield return new TimeRange(start, start + longest.Value);
            start += longest.Value;
        }

        yield return new TimeRange(start, end);
    }

    private List<TItem> Pick(IReadOnlyList<TItem> rows)
    {
        var picked = new List<TItem>(rows.Count);
        foreach (var row in rows)
        {
            var (key, time) = _operation.Identify!(row, _request);
            if (key is not null && time >= _ranges.Current.End)
            {
                _atEnd.Add(key);
            }

            if (key is not null && _atStart.Contains(key))
            {
                continue;
            }

            if (_skip > 0)
            {
                _skip--;
                continue;
            }

            if (_left == 0)
            {
                break;
            }

            picked.Add(row);
            _left--;
        }

        return picked;
    }
}
