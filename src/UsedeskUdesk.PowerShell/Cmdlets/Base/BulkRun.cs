using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading;

namespace UsedeskUdesk.Cmdlets.Base;

/// <summary>What to do with items that left in an earlier run without an answer.</summary>
public enum ResumeUnknown
{
    /// <summary>Each is a WriteOutcomeUnknown error.</summary>
    Report,

    /// <summary>They are taken as carried out.</summary>
    Skip,

    /// <summary>They are sent again, at the risk of a second one.</summary>
    Retry,
}

/// <summary>A run over many items: its journal, and how far it got.</summary>
internal sealed class BulkRun : IDisposable
{
    private static readonly TimeSpan s_firstShown = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_betweenShows = TimeSpan.FromMilliseconds(250);

    private readonly Cmdlet _cmdlet;
    private readonly string _activity;
    private readonly long? _total;
    private readonly IJournal? _journal;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _lastShown = s_firstShown - s_betweenShows;
    private bool _shown;
    private long _done;
    private long _failed;
    private long _skipped;

    public BulkRun(Cmdlet cmdlet, string activity, string? journalPath, ResumeUnknown resumeUnknown, long? total, CancellationToken cancellationToken)
    {
        _cmdlet = cmdlet;
        _activity = activity;
        _total = total;
        ResumeUnknown = resumeUnknown;
        _journal = journalPath is null ? null : ClientProvider.Factory.OpenJournal(journalPath, cancellationToken);
    }

    public ResumeUnknown ResumeUnknown { get; }

    public IJournalEntry<T>? Begin<TService, T>(IApiClient<TService> client, ApiRequest<TService, T> request, CancellationToken cancellationToken)
        where TService : IService
        => _journal?.Begin(client, request, cancellationToken);

    public void Done() => Count(ref _done);

    public void Failed() => Count(ref _failed);

    public void Skipped() => Count(ref _skipped);

    public void Finish()
    {
        if (_shown)
        {
            _cmdlet.WriteProgress(new ProgressRecord(0, _activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }

    public void Dispose() => _journal?.Dispose();

    /// <summary>On the pipeline thread. Says something only once a run has become long, and not for every item.</summary>
    private void Count(ref long counter)
    {
        counter++;
        var now = _clock.Elapsed;
        if (now - _lastShown < s_betweenShows)
        {
            return;
        }

        _lastShown = now;
        _shown = true;
        var finished = _done + _failed + _skipped;
        var rate = (_done + _failed) / now.TotalSeconds;
        var status = $"{_done} done, {_failed} failed" + (_skipped > 0 ? $", {_skipped} from before" : string.Empty) + $", {rate:0.#} a second";
        var progress = new ProgressRecord(0, _activity, status);
        if (_total is > 0)
        {
            progress.PercentComplete = (int)Math.Min(100, 100 * finished / _total.Value);
            progress.SecondsRemaining = rate > 0 ? (int)Math.Min(int.MaxValue, Math.Max(0, _total.Value - finished) / rate) : -1;
        }

        _cmdlet.WriteProgress(progress);
    }
}
