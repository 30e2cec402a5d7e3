using System;
using System.Diagnostics;
using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Output;

/// <summary>Writes a listing page by page; no page is asked for before its rows are wanted.</summary>
internal sealed class PageWriter<TService, TItem>
    where TService : IService
{
    private const int ActivityId = 1;

    private readonly RelayObserver _observer = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _isShown;
    private readonly ModuleCmdlet _cmdlet;
    private readonly IPageReader<TItem> _reader;

    public PageWriter(ModuleCmdlet cmdlet, IApiClient<TService> client, IPageRequest<TService, TItem> request)
    {
        _cmdlet = cmdlet;
        _reader = client.Read(request, _observer);
    }

    /// <summary>Which rows to write; the others do not count. Without it, all.</summary>
    public Func<TItem, bool>? Filter { get; set; }

    /// <summary>Gets each row before it is written.</summary>
    public Action<TItem>? Seen { get; set; }

    /// <summary>Rows to pass over.</summary>
    public long Skip { get; set; }

    /// <summary>Rows to write at most.</summary>
    public long? First { get; set; }

    /// <summary>True when the last row was seen.</summary>
    /// <param name="target">What the listing is about, for errors.</param>
    public bool Write(object? target)
    {
        var skip = Skip;
        var left = First ?? long.MaxValue;
        var (pages, rows) = (0, 0L);
        while (left > 0)
        {
            if (!_cmdlet.TryWait(
                (output, cancellationToken) =>
                {
                    _observer.Target = output;
                    _observer.Page = pages + 1;
                    return _reader.NextAsync(cancellationToken);
                },
                target,
                out var page))
            {
                return false;
            }

            if (page is null)
            {
                Hide();
                return true;
            }

            if (_reader.TakeWarning() is { } warning)
            {
                _cmdlet.WriteWarning(warning);
            }

            pages++;
            rows += page.Count;
            Count(rows, pages);

            foreach (var row in page)
            {
                if (Filter?.Invoke(row) == false || skip-- > 0)
                {
                    continue;
                }

                Seen?.Invoke(row);
                _cmdlet.WriteObject(row);
                if (--left == 0)
                {
                    break;
                }
            }
        }

        Hide();
        if (_reader.TakeRefusal() is { } refusal)
        {
            _cmdlet.WriteFailure(refusal, target);
        }

        return false;
    }

    /// <summary>Says how far a long listing is.</summary>
    private void Count(long rows, int pages)
    {
        if (_clock.Elapsed >= WaitIndicator.Quiet)
        {
            _isShown = true;
            _cmdlet.WriteProgress(new ProgressRecord(ActivityId, _cmdlet.MyInvocation.MyCommand.Name, $"{rows} rows in {pages} pages"));
        }
    }

    private void Hide()
    {
        if (_isShown)
        {
            _isShown = false;
            _cmdlet.WriteProgress(new ProgressRecord(ActivityId, _cmdlet.MyInvocation.MyCommand.Name, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
