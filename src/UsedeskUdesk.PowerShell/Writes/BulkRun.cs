using System;
using System.Diagnostics;
using System.Management.Automation;

namespace UsedeskUdesk.Writes;

/// <summary>A run over many items: its journal, and how far it got.</summary>
internal sealed class BulkRun : IDisposable
{
    private static readonly TimeSpan s_firstShown = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_betweenShows = TimeSpan.FromMilliseconds(250);

    private readonly Cmdlet _cmdlet;
    private readonly string _activity;
    private readonly long? _total;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _lastShown = s_firstShown - s_betweenShows;
    private bool _shown;
    private long _done;
    private long _failed;
    private long _skipped;

    /// <param name="cmdlet">Shows the progress.</param>
    /// <param name="activity">What the progress is called.</param>
    /// <param name="journal">Is closed with the run.</param>
    /// <param name="total">How many items there will be, where that is known.</param>
    public BulkRun(Cmdlet cmdlet, string activity, IJournal? journal, long? total)
    {
        _cmdlet = cmdlet;
        _activity = activity;
        _total = total;
        Journal = journal;
    }

    public IJournal? Journal { get; }

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

    public void Dispose() => Journal?.Dispose();

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
        var status = $"{_done} done, {_failed} failed" + (_skipped > 0 ? $", {_skipped} from before" : string.Empty) + FormattableString.Invariant($", {rate:0.#} a second");
        var progress = new ProgressRecord(0, _activity, status);
        if (_total is > 0)
        {
            progress.PercentComplete = (int)Math.Min(100, 100 * finished / _total.Value);
            progress.SecondsRemaining = rate > 0 ? (int)Math.Min(int.MaxValue, Math.Max(0, _total.Value - finished) / rate) : -1;
        }

        _cmdlet.WriteProgress(progress);
    }
}
