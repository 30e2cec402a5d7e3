using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Cmdlets.Base;

/// <summary>
/// Runs work beside the pipeline thread and brings what it writes back to that thread, in the order in which the work was
/// handed in. One per cmdlet; its methods are called on the pipeline thread, but for Stop.
/// </summary>
internal sealed class OrderedPump : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<Job> _jobs = new();
    private readonly CancellationTokenSource _stop = new();
    private bool _stopped;

    /// <summary>How many pieces of work may be under way at once.</summary>
    public int Limit { get; set; } = 1;

    public CancellationToken Stopping => _stop.Token;

    /// <summary>Starts work; returns when there is room for more. With a limit of one that is when it is done and written.</summary>
    /// <param name="work">Gets where to write to, and a token.</param>
    /// <param name="onError">Is called on the pipeline thread with what the work threw.</param>
    public void Start(Func<PumpOutput, CancellationToken, Task> work, Action<Exception> onError)
    {
        while (_jobs.Count > 0 && (_jobs.Count >= Limit || _jobs.Peek().IsDone))
        {
            FinishFirst();
        }

        var job = new Job(this, onError);
        _jobs.Enqueue(job);
        if (ClientProvider.IsDesktop)
        {
            // .NET Framework looks up names and proxies before the first await, and Ctrl+C must not wait for that.
            _ = Task.Run(() => job.RunAsync(work, _stop.Token));
        }
        else
        {
            _ = job.RunAsync(work, _stop.Token);
        }

        if (Limit <= 1)
        {
            FinishFirst();
        }
    }

    /// <summary>Waits for all work, writing what it writes.</summary>
    public void Drain()
    {
        while (_jobs.Count > 0)
        {
            FinishFirst();
        }
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

    public void Dispose()
    {
        // Work whose output nobody takes any more, as after Select-Object -First, ends with the pipeline. The source itself
        // holds nothing to give back, and Stop may be cancelling it on another thread at this moment.
        if (_jobs.Count > 0)
        {
            _stop.Cancel();
        }
    }

    private void FinishFirst()
    {
        var job = _jobs.Peek();
        while (Take(job) is { } action)
        {
            action();
        }

        _jobs.Dequeue();
        if (job.Error is { } error)
        {
            job.OnError(error);
        }
    }

    private Action? Take(Job job)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_stopped)
                {
                    throw new PipelineStoppedException();
                }

                if (job.Pending.Count > 0)
                {
                    return job.Pending.Dequeue();
                }

                if (job.IsDone)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    internal sealed class Job
    {
        private readonly OrderedPump _pump;
        private volatile bool _done;

        public Job(OrderedPump pump, Action<Exception> onError)
        {
            _pump = pump;
            OnError = onError;
        }

        public Queue<Action> Pending { get; } = new();

        public Action<Exception> OnError { get; }

        public Exception? Error { get; private set; }

        public bool IsDone => _done;

        public async Task RunAsync(Func<PumpOutput, CancellationToken, Task> work, CancellationToken cancellationToken)
        {
            try
            {
                await work(new PumpOutput(this), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                Error = error;
            }

            lock (_pump._gate)
            {
                _done = true;
                Monitor.PulseAll(_pump._gate);
            }
        }

        public void Post(Action action)
        {
            lock (_pump._gate)
            {
                Pending.Enqueue(action);
                Monitor.PulseAll(_pump._gate);
            }
        }
    }
}

/// <summary>Where work puts what the pipeline thread is to do.</summary>
internal readonly struct PumpOutput
{
    private readonly OrderedPump.Job _job;

    public PumpOutput(OrderedPump.Job job) => _job = job;

    public void Post(Action action) => _job.Post(action);
}
