using System;

namespace UsedeskUdesk.Output;

/// <summary>Where a task puts what the pipeline thread is to do.</summary>
internal readonly struct TaskOutput
{
    private readonly QueuedTask _task;

    public TaskOutput(QueuedTask task) => _task = task;

    /// <summary>Has it done as soon as the task's turn has come.</summary>
    public void Post(Action action) => _task.Post(action);

    /// <summary>Has it done when the task has ended: the pipeline thread wakes up once for both.</summary>
    public void PostLast(Action action) => _task.PostLast(action);
}
