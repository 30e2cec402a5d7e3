using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace UsedeskUdesk.Writes;

/// <summary>
/// Keeps account of a cmdlet's changes from their start until the pipeline was told what became of them, so that those of which
/// it was not told can be named when it ends early. Safe for use from many threads.
/// </summary>
internal sealed class WritesUnderWay
{
    private const int MostNamed = 20;

    private readonly object _gate = new();
    private readonly List<WriteCall> _unreported = new();
    private int _running;

    /// <summary>Whether there is one of which the pipeline was not told yet.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _unreported.Count == 0;
            }
        }
    }

    public void Add(WriteCall write)
    {
        lock (_gate)
        {
            _unreported.Add(write);
            _running++;
        }
    }

    /// <summary>Its task has ended.</summary>
    public void Ended()
    {
        lock (_gate)
        {
            _running--;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The pipeline is told what became of it.</summary>
    public void Reported(WriteCall write)
    {
        lock (_gate)
        {
            _unreported.Remove(write);
        }
    }

    /// <summary>Keeps those from leaving that have not left yet.</summary>
    public void CancelUnsent()
    {
        foreach (var write in Snapshot())
        {
            write.CancelUnlessSent();
        }
    }

    /// <summary>Waits for those under way.</summary>
    /// <param name="limit">How long at most.</param>
    /// <param name="isStopped">Is asked every few hundredths of a second whether to give up.</param>
    public void Wait(TimeSpan limit, Func<bool> isStopped)
    {
        // Setting the machine's clock must not stretch the wait.
        var clock = Stopwatch.StartNew();
        lock (_gate)
        {
            while (_running > 0 && clock.Elapsed < limit)
            {
                if (!Monitor.Wait(_gate, TimeSpan.FromMilliseconds(50)))
                {
                    Monitor.Exit(_gate);
                    try
                    {
                        if (isStopped())
                        {
                            return;
                        }
                    }
                    finally
                    {
                        Monitor.Enter(_gate);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Says what became of those that had left and of which the pipeline was not told; null where there is none. They count as told then.
    /// </summary>
    public string? TakeReport()
    {
        WriteCall[] left;
        lock (_gate)
        {
            left = _unreported.Where(write => write.State != WriteState.NotSent).ToArray();
            _unreported.Clear();
        }

        if (left.Length == 0)
        {
            return null;
        }

        return (left.Length == 1 ? "1 call had left when the pipeline ended, and its result did not reach it." : $"{left.Length} calls had left when the pipeline ended, and their results did not reach it.")
            + Named(" Carried out: ", left, WriteState.CarriedOut)
            + Named(" Refused: ", left, WriteState.Refused)
            + Named(" Not known whether carried out: ", left, WriteState.Sent);
    }

    private WriteCall[] Snapshot()
    {
        lock (_gate)
        {
            return _unreported.ToArray();
        }
    }

    private static string Named(string title, IEnumerable<WriteCall> writes, WriteState state)
    {
        var targets = writes.Where(write => write.State == state).Select(write => write.Target).ToArray();
        return targets.Length == 0
            ? string.Empty
            : title + string.Join("; ", targets.Take(MostNamed)) + (targets.Length > MostNamed ? $"; and {targets.Length - MostNamed} more." : ".");
    }
}
