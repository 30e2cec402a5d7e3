using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Output;

/// <summary>
/// Runs tasks beside the pipeline thread and does what they want written on that thread, in the order in which they were started.
/// One per cmdlet; its methods are called on the pipeline thread, except Stop.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The token source holds no timer and no handle, and Stop may be cancelling it on another thread when the cmdlet ends.")]
internal sealed class OrderedTaskQueue
{
    private readonly object _gate = new();
    private readonly Queue<QueuedTask> _tasks = new();
    private readonly CancellationTokenSource _stop = new();
    private bool _stopped;

    /// <summary>Is called on the pipeline thread when nothing has come for a while, and again while nothing comes.</summary>
    public Action? Waiting { get; set; }

    /// <summary>Is called on the pipeline thread when something has come.</summary>
    public Action? Came { get; set; }

    /// <summary>How many tasks may be under way at once.</summary>
    public int Limit { get; set; } = 1;

    /// <summary>Is cancelled when the cmdlet is stopped.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Whether <see cref="Stop"/> was called.</summary>
    public bool IsStopped => Volatile.Read(ref _stopped);

    /// <summary>Starts a task and returns when there is room for another one. With a limit of one, that is when the task has ended and its output is written.</summary>
    /// <param name="work">Gets the place for its output, and a token.</param>
    /// <param name="onError">Is called on the pipeline thread with what the task threw.</param>
    /// <param name="onDone">Is called on the pipeline thread when the task threw nothing, after its output.</param>
    public void Start(Func<TaskOutput, CancellationToken, Task> work, Action<Exception> onError, Action? onDone = null)
    {
        while (_tasks.Count > 0 && (_tasks.Count >= Limit || _tasks.Peek().IsDone))
        {
            FinishFirst(Timeout.InfiniteTimeSpan);
        }

        var task = new QueuedTask(_gate, onError, onDone);
        _tasks.Enqueue(task);
        if (ClientProvider.IsDesktop)
        {
            // .NET Framework looks up names and proxies before the first await, and Ctrl+C must not wait for that.
            _ = Task.Run(() => task.RunAsync(work, _stop.Token));
        }
        else
        {
            _ = task.RunAsync(work, _stop.Token);
        }

        if (Limit <= 1)
        {
            FinishFirst(Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Waits for all tasks and writes their output.</summary>
    public void Drain()
    {
        while (_tasks.Count > 0)
        {
            FinishFirst(Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Waits for all tasks, but not longer than this in all, and writes their output. False when the time was up.</summary>
    public bool TryDrain(TimeSpan limit)
    {
        // Setting the machine's clock must not stretch the wait.
        var clock = Stopwatch.StartNew();
        while (_tasks.Count > 0)
        {
            var left = limit - clock.Elapsed;
            if (!FinishFirst(left > TimeSpan.Zero ? left : TimeSpan.Zero))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ends waits and calls at once. Any thread.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }

        _stop.Cancel();
    }

    private bool FinishFirst(TimeSpan limit)
    {
        var task = _tasks.Peek();
        var isInfinite = limit == Timeout.InfiniteTimeSpan;
        var patience = isInfinite ? WaitIndicator.Quiet : limit;
        while (true)
        {
            var (action, isDone) = Next(task, patience);
            if (action is null && !isDone && isInfinite)
            {
                Waiting?.Invoke();
                patience = WaitIndicator.Step;
                continue;
            }

            if (action is null)
            {
                if (!isDone)
                {
                    return false;
                }

                break;
            }

            action();
        }

        Came?.Invoke();

        _tasks.Dequeue();
        if (task.Error is { } error)
        {
            task.OnError(error);
        }
        else
        {
            task.OnDone?.Invoke();
        }

        return true;
    }

    /// <summary>The next thing to write: (null, true) when the task has ended, (null, false) when the time is up.</summary>
    private (Action? Action, bool IsDone) Next(QueuedTask task, TimeSpan limit)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_stopped)
                {
                    throw new PipelineStoppedException();
                }

                if (task.Pending.Count > 0)
                {
                    return (task.Pending.Dequeue(), false);
                }

                if (task.IsDone)
                {
                    return (null, true);
                }

                if (!Monitor.Wait(_gate, limit) && task.Pending.Count == 0 && !task.IsDone && !_stopped)
                {
                    return (null, false);
                }
            }
        }
    }
}
