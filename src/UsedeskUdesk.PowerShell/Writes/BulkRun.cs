using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace UsedeskUdesk.Writes;

/// <summary>A run over many items: how far it got, and how it ended. Used on the pipeline thread.</summary>
internal sealed class BulkRun
{
    private static readonly TimeSpan s_firstShown = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_betweenShows = TimeSpan.FromMilliseconds(250);

    private readonly PSCmdlet _cmdlet;
    private readonly string _activity;
    private readonly long? _total;
    private readonly int _allowance;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _lastShown = s_firstShown - s_betweenShows;
    private bool _shown;
    private long _done;
    private long _failed;
    private long _unknown;
    private long _skipped;
    private long _notSent;
    private bool _isOver;

    /// <param name="cmdlet">Shows the progress.</param>
    /// <param name="total">How many items there will be, where that is known.</param>
    /// <param name="allowance">Calls a minute that the connection makes at most; 0 for no limit.</param>
    public BulkRun(PSCmdlet cmdlet, long? total, int allowance)
    {
        _allowance = allowance;
        _cmdlet = cmdlet;
        _activity = cmdlet.MyInvocation.MyCommand.Name;
        _total = total;
    }

    /// <summary>Whether not all went well.</summary>
    public bool HasTrouble => _failed + _unknown > 0;

    /// <summary>How many items came so far.</summary>
    public long Count => _done + _failed + _unknown + _skipped + _notSent;

    public void Done() => Add(ref _done);

    public void Failed() => Add(ref _failed);

    /// <summary>It may have been carried out or not.</summary>
    public void Unknown() => Add(ref _unknown);

    /// <summary>It was carried out in an earlier run.</summary>
    public void Skipped() => Add(ref _skipped);

    /// <summary>The pipeline ended before it was sent.</summary>
    public void NotSent() => _notSent++;

    /// <summary>Whether items were not sent because the pipeline ended before.</summary>
    public bool LeftSome => _notSent > 0;

    /// <summary>The pipeline is over: what is counted from here on is not shown any more, which a pipeline that was stopped does not bear.</summary>
    public void EndProgress() => _isOver = true;

    public void Finish()
    {
        if (_shown)
        {
            _cmdlet.WriteProgress(new ProgressRecord(0, _activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>How it ended, in one line; null for a single item, whose result or error says all.</summary>
    /// <param name="failedRows">The variable that has the failed rows.</param>
    /// <param name="journal">The journal, as it was named.</param>
    /// <param name="condition">What that journal is good for now.</param>
    /// <param name="endedEarly">Whether the pipeline ended before its last item may have come.</param>
    public string? Summary(string? failedRows, string? journal, JournalCondition condition, bool endedEarly = false)
    {
        // What a next run would do with a lost journal no result says.
        if (Count < 2 && !endedEarly && condition != JournalCondition.Lost)
        {
            return null;
        }

        var isLost = condition == JournalCondition.Lost;
        var sentences = new List<string> { $"{_activity}: {Counts()} in {Duration(_clock.Elapsed)}." };
        if (endedEarly)
        {
            sentences.Add("The pipeline ended early: rows that had not come by then were not sent, and are in no list.");
        }

        var left = _failed + _notSent;
        if (left > 0)
        {
            sentences.Add(Where(failedRows));
        }

        if (isLost)
        {
            sentences.Add($"The journal '{journal}' was lost: it was removed, moved, replaced or emptied meanwhile. Do not run the same command again, with this journal or another: what was done must not be sent again, and would be.");
        }

        if (left > 0)
        {
            var mended = _failed > 0 ? "Mend them, and" : "To go on,";
            sentences.Add(journal is null || isLost
                ? $"{mended} pipe them alone{(endedEarly ? ", and the rows that had not come" : string.Empty)}{(isLost ? ", with a new journal" : string.Empty)}."
                : $"{mended} run the same command again with -JournalPath '{journal}': what was made is not made again.");
        }

        if (condition == JournalCondition.Lacking)
        {
            sentences.Add($"The journal '{journal}' could not be written to the end: some rows that were done or failed are unknown to the next run. Mend what its errors say, and do not throw it away.");
        }

        if (_unknown > 0 || condition == JournalCondition.Lacking)
        {
            sentences.Add("Look whether the unknown ones were carried out before you send them again" + (journal is null || isLost ? "." : ", then say so with -ResumeUnknown Skip or Retry."));
        }

        return string.Join(" ", sentences);
    }

    private string Where(string? failedRows)
    {
        // What was not sent has no error.
        var what = _failed == 0 ? "The rows that were not sent" : _notSent == 0 ? "The failed rows" : "The failed rows and those that were not sent";
        return failedRows is not null
            ? $"{what} are in ${failedRows}."
            : _failed == 0 ? "-FailedRows keeps the rows that were not sent in a variable."
            : _cmdlet.MyInvocation.BoundParameters.TryGetValue("ErrorVariable", out var variable) && variable is string name
                ? $"The failed rows are in ${name.TrimStart('+')}.TargetObject."
                : "Each error names its row and has it as TargetObject; -FailedRows keeps the rows in a variable.";
    }

    private string Counts()
    {
        var parts = new List<string> { Number(_done, "done") };
        if (_failed > 0)
        {
            parts.Add(Number(_failed, "failed"));
        }

        if (_unknown > 0)
        {
            parts.Add(Number(_unknown, "unknown"));
        }

        if (_skipped > 0)
        {
            parts.Add(Number(_skipped, "from before"));
        }

        if (_notSent > 0)
        {
            parts.Add(Number(_notSent, "not sent"));
        }

        return string.Join(", ", parts);
    }

    private static string Number(long count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what;

    private static string Duration(TimeSpan time)
        => time.TotalSeconds < 60
            ? time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
            : $"{(long)time.TotalMinutes} min {time.Seconds} s";

    /// <summary>Says something only once a run has become long, and not for every item.</summary>
    private void Add(ref long counter)
    {
        counter++;
        var now = _clock.Elapsed;
        if (_isOver || now - _lastShown < s_betweenShows)
        {
            return;
        }

        _lastShown = now;
        _shown = true;
        var rate = (_done + _failed + _unknown) / now.TotalSeconds;
        var progress = new ProgressRecord(0, _activity, $"{Counts()}, {rate.ToString("0.#", CultureInfo.InvariantCulture)} a second");
        if (_total is > 0)
        {
            progress.PercentComplete = (int)Math.Min(100, 100 * Count / _total.Value);
            // The first calls go out at once; the rest keep to the allowance.
            var lasting = _allowance > 0 ? Math.Min(rate, _allowance / 60.0) : rate;
            progress.SecondsRemaining = lasting > 0 ? (int)Math.Min(int.MaxValue, Math.Max(0, _total.Value - Count) / lasting) : -1;
        }

        _cmdlet.WriteProgress(progress);
    }
}
