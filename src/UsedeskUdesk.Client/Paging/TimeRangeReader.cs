using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>
/// Reads a listing over a time range that is longer than one call may ask for: one short range after another, each page by page.
/// Neighbouring ranges share the second where they meet, so that nothing falls between them; rows of that second come once.
/// A service may refuse what lies too far back: what is known to be within its reach is read all the same, and the refusal is thrown
/// after it.
/// </summary>
internal sealed class TimeRangeReader<TItem> : IPageReader<TItem>
{
    // "The last 30 days" was a moment ago when the caller reckoned it, and is as good.
    private static readonly TimeSpan s_slack = TimeSpan.FromHours(1);

    private readonly TimeRangeRequest<TItem> _request;
    private readonly PageOperation<TItem> _operation;
    private readonly Func<Page, CancellationToken, Task<PageAnswer<TItem>>> _fetch;
    private readonly IEnumerator<TimeRange> _ranges;
    private HashSet<(object Key, DateTimeOffset? Time)> _atStart = new();
    private HashSet<(object Key, DateTimeOffset? Time)> _atEnd = new();
    private readonly DateTimeOffset? _reach;
    private PageReader<TItem>? _pages;
    private ServiceException? _refusal;
    private long _skip;
    private long _left;
    private string? _warning;

    public TimeRangeReader(TimeRangeRequest<TItem> request, PageOperation<TItem> operation, Func<Page, CancellationToken, Task<PageAnswer<TItem>>> fetch, DateTimeOffset now)
    {
        if (request.EndTime < request.StartTime)
        {
            throw Arguments.EndBeforeStart();
        }

        _request = request;
        _operation = operation;
        _fetch = fetch;
        _reach = operation.KnownReach is { } reach ? WholeSecond(now - reach) : null;
        _ranges = Split(request.StartTime, request.EndTime, operation.LongestRange, _reach).GetEnumerator();
        _skip = request.Skip;
        _left = request.First ?? long.MaxValue;
    }

    public async Task<IReadOnlyList<TItem>?> NextAsync(CancellationToken cancellationToken = default)
    {
        while (_left > 0)
        {
            if (_pages is null)
            {
                if (!NextRange())
                {
                    break;
                }

                var range = _ranges.Current;
                _atStart = _atEnd;
                _atEnd = new();
                _pages = new PageReader<TItem>(_operation.RowsFor(_request), (page, token) => _fetch(page with { Range = range }, token));
            }

            try
            {
                if (await _pages.NextAsync(cancellationToken).ConfigureAwait(false) is { } rows)
                {
                    _warning ??= _pages.TakeWarning();
                    return Pick(rows);
                }
            }
            catch (ServiceException refusal) when (refusal.Failure == ServiceFailure.Refused && _ranges.Current.Start < _reach && _reach < _request.EndTime)
            {
                _refusal = refusal;
                refusal.Advise($"What lies before {ServiceTime.Format(_reach.Value, refusal.Service)} is missing; the rest was read.");
            }

            _pages = null;
        }

        if (TakeRefusal() is { } missing)
        {
            throw missing;
        }

        return null;
    }

    public string? TakeWarning() => Interlocked.Exchange(ref _warning, null);

    public ServiceException? TakeRefusal() => Interlocked.Exchange(ref _refusal, null);

    /// <summary>After a refusal, on to what is known to be within reach: what lies between was not read and must not look empty.</summary>
    private bool NextRange()
    {
        while (_ranges.MoveNext())
        {
            if (_refusal is null || _ranges.Current.Start >= _reach)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ranges that one call may ask for; none lies on both sides of <paramref name="reach"/>.</summary>
    internal static IEnumerable<TimeRange> Split(DateTimeOffset start, DateTimeOffset end, TimeSpan? longest, DateTimeOffset? reach = null)
    {
        // The services count whole seconds: the last one belongs to the range however little of it was asked for.
        var rest = end.Ticks % TimeSpan.TicksPerSecond;
        (start, end) = (WholeSecond(start), rest == 0 ? end : end.AddTicks(TimeSpan.TicksPerSecond - rest));
        if (start < reach - s_slack && reach < end)
        {
            // What is within reach is to be one range where it can be.
            var recent = end - reach > longest && end - reach < longest + s_slack ? end - longest.Value : reach.Value;
            foreach (var old in Split(start, recent, longest))
            {
                yield return old;
            }

            start = recent;
        }

        while (end - start > longest)
        {
            yield return new TimeRange(start, start + longest.Value);
            start += longest.Value;
        }

        yield return new TimeRange(start, end);
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);

    private List<TItem> Pick(IReadOnlyList<TItem> rows)
    {
        var picked = new List<TItem>(rows.Count);
        foreach (var row in rows)
        {
            var (key, time) = _operation.Identify!(row, _request);
            if (key is not null && time >= _ranges.Current.End)
            {
                _atEnd.Add((key, time));
            }

            if (key is not null && _atStart.Contains((key, time)))
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
