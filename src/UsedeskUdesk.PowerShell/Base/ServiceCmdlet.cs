using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Base;

/// <summary>What every cmdlet that waits for something has: the pump, and one way for errors.</summary>
public abstract class ServiceCmdlet : PSCmdlet, IDisposable
{
    private readonly OrderedPump _pump = new();

    /// <summary>Ends the cmdlet's calls and waits.</summary>
    public void Dispose()
    {
        _pump.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump.Stop();

    /// <inheritdoc/>
    protected override void EndProcessing() => _pump.Drain();

    /// <summary>How many calls may be under way at once.</summary>
    private protected int Limit
    {
        set => _pump.Limit = value;
    }

    /// <summary>Starts work whose results and errors reach the pipeline in the order of the items.</summary>
    /// <param name="work">Gets an observer to hand to the client, and a token.</param>
    /// <param name="target">The item, for the error.</param>
    private protected void Start(Func<CallOutput, CancellationToken, Task> work, object? target)
        => _pump.Start((output, cancellationToken) => work(new CallOutput(this, output), cancellationToken), error => Report(error, target));

    /// <summary>Waits for one result, writing what comes meanwhile. False when it failed; the error is then written.</summary>
    private protected bool TryWait<T>(Func<CallOutput, CancellationToken, Task<T>> work, object? target, out T result)
    {
        var value = default(T);
        var done = false;
        Start(
            async (output, cancellationToken) =>
            {
                value = await work(output, cancellationToken).ConfigureAwait(false);
                done = true;
            },
            target);
        _pump.Drain();
        result = value!;
        return done;
    }

    /// <summary>Makes an item's request. Arguments that cannot be sent are that item's error, and the others go through.</summary>
    private protected void Guarded(Action make, object? item)
    {
        try
        {
            make();
        }
        catch (Exception error) when (error is RequestException or ItemNotFoundException or System.IO.IOException or UnauthorizedAccessException)
        {
            Report(error, item);
        }
    }

    /// <summary>Sends a request and writes its answer, unless the caller only wanted to see what would happen.</summary>
    /// <param name="client">Where to send it.</param>
    /// <param name="request">What to send.</param>
    /// <param name="target">What it is about, for -WhatIf and -Confirm.</param>
    /// <param name="action">What it does, for the same.</param>
    /// <param name="item">The item that it was made of, for the error.</param>
    /// <param name="write">Whether the answer goes to the pipeline.</param>
    private protected void Send<T>(IServiceClient client, ApiRequest<T> request, string target, string action, object? item, bool write)
    {
        if (!ShouldProcess(target, action))
        {
            return;
        }

        Start(
            async (output, cancellationToken) =>
            {
                var result = await client.SendAsync(request, output, cancellationToken).ConfigureAwait(false);
                if (write)
                {
                    output.WriteObject(result);
                }
            },
            item ?? target);
    }

    /// <summary>Writes a listing as its pages come; asks for no page before its rows are wanted.</summary>
    /// <param name="open">Opens the listing.</param>
    /// <param name="target">What it is about, for errors.</param>
    /// <param name="filter">Which rows to write; then <paramref name="skip"/> and <paramref name="first"/> count those.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="first">Rows to write at most.</param>
    private protected void WritePages<T>(Func<ICallObserver, IPageReader<T>> open, object? target, Func<T, bool>? filter = null, long skip = 0, long? first = null)
    {
        var observer = new RelayObserver();
        var reader = open(observer);
        var left = first ?? long.MaxValue;
        while (left > 0
            && TryWait(
                (output, cancellationToken) =>
                {
                    observer.Target = output;
                    return reader.NextAsync(cancellationToken);
                },
                target,
                out var page)
            && page is not null)
        {
            foreach (var row in page)
            {
                if (filter?.Invoke(row) == false || skip-- > 0)
                {
                    continue;
                }

                WriteObject(row);
                if (--left == 0)
                {
                    break;
                }
            }
        }
    }

    /// <summary>Sends the cheapest read there is, and says whether it went through.</summary>
    private protected void Test<T>(ServiceConnection connection, IServiceClient client, ApiRequest<T> request, bool detailed)
    {
        var clock = Stopwatch.StartNew();
        var test = new ConnectionTest { Name = connection.Name };
        _pump.Start(
            async (output, cancellationToken) =>
            {
                await client.SendAsync(request, new CallOutput(this, output), cancellationToken).ConfigureAwait(false);
                test.Success = true;
                test.Milliseconds = Math.Round(clock.Elapsed.TotalMilliseconds, 1);
            },
            error =>
            {
                var record = ErrorRecords.For(error, connection);
                test.ErrorId = record.FullyQualifiedErrorId;
                test.Reason = record.Exception.Message;
                test.RecommendedAction = record.ErrorDetails?.RecommendedAction;
                WriteVerbose($"{test.ErrorId}: {record}");
            });
        WriteObject(detailed ? test : test.Success);
    }

    /// <summary>Writes an error for one item, or ends the pipeline where no further item can succeed.</summary>
    private protected void Report(Exception error, object? target)
    {
        if (error is OperationCanceledException && _pump.Stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        var record = ErrorRecords.For(error, target);
        if (ErrorRecords.IsLasting(error))
        {
            // What is under way has left already: its answers must not be lost with the pipeline.
            _pump.Drain();
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    /// <summary>A page reader keeps one observer; this one passes on to whichever call is under way.</summary>
    private sealed class RelayObserver : ICallObserver
    {
        public ICallObserver? Target { get; set; }

        public void Sending(string method, string path, int attempt) => Target?.Sending(method, path, attempt);

        public void Answered(string method, string path, int status, TimeSpan elapsed) => Target?.Answered(method, path, status, elapsed);

        public void Pacing(TimeSpan wait, string reason) => Target?.Pacing(wait, reason);

        public void Repeating(int attempt, TimeSpan wait, string reason) => Target?.Repeating(attempt, wait, reason);
    }
}

/// <summary>Lets work write to the cmdlet's streams; the pipeline thread does the writing.</summary>
internal sealed class CallOutput : ICallObserver
{
    private readonly Cmdlet _cmdlet;
    private readonly PumpOutput _output;

    public CallOutput(Cmdlet cmdlet, PumpOutput output)
    {
        _cmdlet = cmdlet;
        _output = output;
    }

    public void WriteObject(object? value) => _output.Post(() => _cmdlet.WriteObject(value));

    public void WriteObjects<T>(IReadOnlyCollection<T> values) => _output.Post(() => _cmdlet.WriteObject(values, enumerateCollection: true));

    public void WriteError(ErrorRecord error) => _output.Post(() => _cmdlet.WriteError(error));

    public void WriteWarning(string text) => _output.Post(() => _cmdlet.WriteWarning(text));

    public void WriteProgress(ProgressRecord progress) => _output.Post(() => _cmdlet.WriteProgress(progress));

    public void Sending(string method, string path, int attempt)
        => _output.Post(() => _cmdlet.WriteVerbose(attempt == 1 ? $"{method} {path}" : $"{method} {path}, attempt {attempt}"));

    public void Answered(string method, string path, int status, TimeSpan elapsed)
        => _output.Post(() => _cmdlet.WriteDebug($"{method} {path}: HTTP {status} after {elapsed.TotalMilliseconds:0} ms"));

    public void Pacing(TimeSpan wait, string reason)
        => _output.Post(() => _cmdlet.WriteVerbose($"Waiting {wait.TotalSeconds:0.0} s: {reason}."));

    public void Repeating(int attempt, TimeSpan wait, string reason)
        => _output.Post(() => _cmdlet.WriteVerbose($"Attempt {attempt} follows in {wait.TotalSeconds:0.0} s: {reason}."));
}
