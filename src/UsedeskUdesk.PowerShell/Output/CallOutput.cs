using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace UsedeskUdesk.Output;

/// <summary>Lets a task write to the cmdlet's streams, and shows how its calls go; the pipeline thread does the writing.</summary>
internal sealed class CallOutput : ICallContentObserver
{
    private readonly Cmdlet _cmdlet;
    private readonly TaskOutput _output;
    private readonly WaitIndicator _waits;
    private readonly bool _verbose;
    private readonly bool _debug;
    private int _attempt = 1;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="output">The task's output.</param>
    /// <param name="waits">Is told what the call waits for.</param>
    /// <param name="verbose">Whether the verbose stream is wanted. Waking the pipeline thread for text that nobody reads costs more than the call.</param>
    /// <param name="debug">Whether the debug stream is wanted.</param>
    public CallOutput(Cmdlet cmdlet, TaskOutput output, WaitIndicator waits, bool verbose, bool debug)
    {
        _cmdlet = cmdlet;
        _output = output;
        _waits = waits;
        _verbose = verbose;
        _debug = debug;
    }

    /// <summary>Has something done on the pipeline thread.</summary>
    public void Post(Action action) => _output.Post(action);

    /// <summary>Has something done on the pipeline thread when the task has ended.</summary>
    public void PostLast(Action action) => _output.PostLast(action);

    public void WriteObject(object? value) => _output.Post(() => _cmdlet.WriteObject(value));

    public void WriteObjects<T>(IReadOnlyCollection<T> values) => _output.Post(() => _cmdlet.WriteObject(values, enumerateCollection: true));

    public void WriteError(ErrorRecord error) => _output.Post(() => _cmdlet.WriteError(error));

    public void WriteWarning(string text) => _output.Post(() => _cmdlet.WriteWarning(text));

    public void WriteProgress(ProgressRecord progress) => _output.Post(() => _cmdlet.WriteProgress(progress));

    /// <inheritdoc/>
    public void Sending(string method, string path, int attempt)
    {
        _attempt = attempt;
        _waits.WaitsFor($"the answer to {method} {path}{(attempt == 1 ? string.Empty : $", attempt {attempt}")}");
        if (_verbose)
        {
            _output.Post(() => _cmdlet.WriteVerbose(attempt == 1 ? $"{method} {path}" : $"{method} {path}, attempt {attempt}"));
        }
    }

    /// <inheritdoc/>
    public void Answered(string method, string path, int status, TimeSpan elapsed)
    {
        var attempt = _attempt;
        if (_verbose)
        {
            _output.Post(() => _cmdlet.WriteVerbose(FormattableString.Invariant($"{method} {path}: HTTP {status} after {elapsed.TotalMilliseconds:0} ms{(attempt > 1 ? $", attempt {attempt}" : string.Empty)}")));
        }
    }

    /// <inheritdoc/>
    public bool WantsContent => _debug;

    /// <inheritdoc/>
    public void Requested(string text)
    {
        if (_debug)
        {
            _output.Post(() => _cmdlet.WriteDebug(text));
        }
    }

    /// <inheritdoc/>
    public void Responded(string text) => Requested(text);

    /// <inheritdoc/>
    public void Pacing(TimeSpan wait, string reason)
    {
        _waits.WaitsFor(reason, wait);
        if (_verbose)
        {
            _output.Post(() => _cmdlet.WriteVerbose(FormattableString.Invariant($"Waiting {wait.TotalSeconds:0.0} s: {reason}.")));
        }
    }

    /// <inheritdoc/>
    public void Repeating(int attempt, TimeSpan wait, string reason)
    {
        _waits.WaitsFor($"attempt {attempt} ({reason})", wait);
        if (_verbose)
        {
            _output.Post(() => _cmdlet.WriteVerbose(FormattableString.Invariant($"Attempt {attempt} follows in {wait.TotalSeconds:0.0} s: {reason}.")));
        }
    }
}
