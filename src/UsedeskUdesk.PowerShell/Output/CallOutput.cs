using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace UsedeskUdesk.Output;

/// <summary>Lets a task write to the cmdlet's streams, and shows how its calls go; the pipeline thread does the writing.</summary>
internal sealed class CallOutput : ICallObserver
{
    private readonly Cmdlet _cmdlet;
    private readonly TaskOutput _output;
    private readonly bool _verbose;
    private readonly bool _debug;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="output">The task's output.</param>
    /// <param name="verbose">Whether the verbose stream is wanted. Waking the pipeline thread for text that nobody reads costs more than the call.</param>
    /// <param name="debug">Whether the debug stream is wanted.</param>
    public CallOutput(Cmdlet cmdlet, TaskOutput output, bool verbose, bool debug)
    {
        _cmdlet = cmdlet;
        _output = output;
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
        if (_verbose)
        {
            _output.Post(() => _cmdlet.WriteVerbose(attempt == 1 ? $"{method} {path}" : $"{method} {path}, attempt {attempt}"));
        }
    }

    /// <inheritdoc/>
    public void Answered(string method, string path, int status, TimeSpan elapsed)
    {
        if (_debug)
        {
            _output.Post(() => _cmdlet.WriteDebug(FormattableString.Invariant($"{method} {path}: HTTP {status} after {elapsed.TotalMilliseconds:0} ms")));
        }
    }

    /// <inheritdoc/>
    public void Pacing(TimeSpan wait, string reason)
    {
        if (_verbose)
        {
            _output.Post(() => _cmdlet.WriteVerbose(FormattableString.Invariant($"Waiting {wait.TotalSeconds:0.0} s: {reason}.")));
        }
    }

    /// <inheritdoc/>
    public void Repeating(int attempt, TimeSpan wait, string reason)
    {
        if (_verbose)
        {
            _output.Post(() => _cmdlet.WriteVerbose(FormattableString.Invariant($"Attempt {attempt} follows in {wait.TotalSeconds:0.0} s: {reason}.")));
        }
    }
}
