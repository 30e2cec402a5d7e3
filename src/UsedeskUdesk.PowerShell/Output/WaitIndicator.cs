using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace UsedeskUdesk.Output;

/// <summary>
/// Says for what a cmdlet waits, and for how long, once it has waited for two seconds. The calls say what they are at, on any thread; the
/// pipeline thread asks.
/// </summary>
internal sealed class WaitIndicator
{
    private const int ActivityId = 2;

    private readonly object _gate = new();
    private readonly Cmdlet _cmdlet;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private string _reason = "a call";
    private TimeSpan? _limit;
    private bool _isShown;

    public WaitIndicator(Cmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>How long nothing is said.</summary>
    public static TimeSpan Quiet { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Between looks.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromSeconds(1);

    /// <summary>A call begins to wait for something.</summary>
    /// <param name="reason">For what.</param>
    /// <param name="limit">For how long, where that is known.</param>
    public void WaitsFor(string reason, TimeSpan? limit = null)
    {
        lock (_gate)
        {
            _reason = reason;
            _limit = limit;
            _since.Restart();
        }
    }

    /// <summary>Nothing has come for a while. On the pipeline thread.</summary>
    public void Show()
    {
        string text;
        int left;
        lock (_gate)
        {
            var waited = _since.Elapsed;
            if (_limit is { } limit)
            {
                left = Math.Max(0, (int)Math.Ceiling((limit - waited).TotalSeconds));
                text = $"{_reason}: {left.ToString(CultureInfo.InvariantCulture)} s more";
            }
            else
            {
                left = -1;
                text = $"{_reason}: {((int)waited.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s so far";
            }
        }

        _isShown = true;
        _cmdlet.WriteProgress(new ProgressRecord(ActivityId, "Waiting", text) { SecondsRemaining = left });
    }

    /// <summary>Something has come. On the pipeline thread.</summary>
    public void Hide()
    {
        if (_isShown)
        {
            _isShown = false;
            _cmdlet.WriteProgress(new ProgressRecord(ActivityId, "Waiting", "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
