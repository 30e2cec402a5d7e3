using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Output;

/// <summary>A task of an <see cref="OrderedTaskQueue"/>, and what it wants done on the pipeline thread.</summary>
internal sealed class QueuedTask
{
    private readonly object _gate;
    private volatile bool _done;
    private Action? _last;

    /// <param name="gate">The queue's lock.</param>
    /// <param name="onError">What to do on the pipeline thread with what the task throws.</param>
    /// <param name="onDone">What to do there when it throws nothing.</param>
    public QueuedTask(object gate, Action<Exception> onError, Action? onDone)
    {
        _gate = gate;
        OnError = onError;
        OnDone = onDone;
    }

    public Queue<Action> Pending { get; } = new();

    public Action<Exception> OnError { get; }

    public Action? OnDone { get; }

    public Exception? Error { get; private set; }

    public bool IsDone => _done;

    public async Task RunAsync(Func<TaskOutput, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(new TaskOutput(this), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Error = error;
        }

        lock (_gate)
        {
            if (_last is not null)
            {
                Pending.Enqueue(_last);
            }

            _done = true;
            Monitor.PulseAll(_gate);
        }
    }

    public void Post(Action action)
    {
        lock (_gate)
        {
            Pending.Enqueue(action);
            Monitor.PulseAll(_gate);
        }
    }

    public void PostLast(Action action) => _last = action;
}
