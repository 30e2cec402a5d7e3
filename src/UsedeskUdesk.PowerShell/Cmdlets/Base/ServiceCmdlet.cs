using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Cmdlets.Base;

/// <summary>What every cmdlet that waits for something has: the pump, and one way for errors.</summary>
public abstract class ServiceCmdlet : PSCmdlet, IDisposable
{
    private const int MostNamed = 20;

    private readonly OrderedPump _pump = new();
    private readonly Dictionary<CallOutput, string> _writesUnderWay = new();
    private bool? _saysVerbose;
    private bool? _saysDebug;

    /// <summary>Ends the cmdlet's calls and waits.</summary>
    public void Dispose()
    {
        _pump.Dispose();
        Run?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        string[] left;
        lock (_writesUnderWay)
        {
            left = _writesUnderWay.Where(write => write.Key.HasLeft).Select(write => write.Value).ToArray();
        }

        _pump.Stop();
        if (left.Length > 0)
        {
            WarnOfUnknown(left);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _pump.Drain();
        Run?.Finish();
    }

    /// <summary>Whether the verbose stream is wanted. Waking the pipeline thread for texts that nobody reads costs more than the call.</summary>
    internal bool SaysVerbose => _saysVerbose ??= IsWanted("Verbose");

    /// <summary>Whether the debug stream is wanted.</summary>
    internal bool SaysDebug => _saysDebug ??= IsWanted("Debug");

    /// <summary>The run that the items belong to, where the cmdlet keeps count of them.</summary>
    private protected BulkRun? Run { get; set; }

    /// <summary>How many calls may be under way at once.</summary>
    private protected int Limit
    {
        set => _pump.Limit = value;
    }

    /// <summary>Starts work whose results and errors reach the pipeline in the order of the items.</summary>
    /// <param name="work">Gets an observer to hand to the client, and a token.</param>
    /// <param name="target">The item, for the error.</param>
    private protected void Start(Func<CallOutput, CancellationToken, Task> work, object? target)
    {
        var call = new CallOutput(this, SaysVerbose, SaysDebug);
        _pump.Start((output, cancellationToken) => work(call.To(output), cancellationToken), error => Report(error, target));
    }

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
    private protected void Send<TService, T>(IApiClient<TService> client, ApiRequest<TService, T> request, string target, string action, object? item, bool write)
        where TService : IService
    {
        item ??= target;
        var entry = Run?.Begin(client, request, _pump.Stopping);
        if (entry?.State == JournalState.Done)
        {
            WriteVerbose($"{target}: was carried out in an earlier run.");
            Start(
                (output, _) =>
                {
                    // Read here, so that a damaged journal is this item's error.
                    var result = entry.Result;
                    output.Post(() => Finished(result, write, run => run.Skipped()));
                    return Task.CompletedTask;
                },
                item);
            return;
        }

        if (entry?.State == JournalState.Unknown && Run!.ResumeUnknown != ResumeUnknown.Retry)
        {
            WriteVerbose($"{target}: left in an earlier run, and its answer was not written down.");
            if (Run.ResumeUnknown == ResumeUnknown.Report)
            {
                Start((_, _) => throw ErrorRecords.UnknownFromBefore(client is IUdeskApiClient ? ServiceName.Udesk : ServiceName.Usedesk, target), item);
            }

            return;
        }

        if (!ShouldProcess(target, action))
        {
            return;
        }

        Start(
            async (output, cancellationToken) =>
            {
                lock (_writesUnderWay)
                {
                    _writesUnderWay.Add(output, target);
                }

                try
                {
                    var result = await client.SendAsync(request, entry?.Observe(output) ?? output, cancellationToken).ConfigureAwait(false);
                    // The answer first: where it cannot be written down, it must not be lost as well.
                    output.Post(() => Finished(result, write, run => run.Done()));
                    entry?.Done(result);
                }
                catch (Exception error) when (error is ServiceException or RequestException)
                {
                    output.Post(() => Run?.Failed());
                    entry?.Failed(error);
                    throw;
                }
                finally
                {
                    lock (_writesUnderWay)
                    {
                        _writesUnderWay.Remove(output);
                    }
                }
            },
            item);
    }

    /// <summary>A pipeline that is being stopped takes no more output; the host still shows a line.</summary>
    private void WarnOfUnknown(string[] targets)
    {
        try
        {
            Host.UI.WriteWarningLine($"{targets.Length} of {MyInvocation.MyCommand.Name}'s calls had left when it was stopped. Whether they were carried out is not known: {string.Join("; ", targets.Take(MostNamed))}{(targets.Length > MostNamed ? "; …" : string.Empty)}");
        }
        catch (Exception error) when (error is HostException or NotImplementedException or InvalidOperationException)
        {
            // A host without a screen: there is nobody to tell.
        }
    }

    /// <summary>Begins a run over many items. A journal that cannot be used ends the pipeline: without it the run would not be what was asked for.</summary>
    private protected void OpenRun(string? journalPath, ResumeUnknown resumeUnknown, long? total)
    {
        try
        {
            var path = journalPath is null ? null : GetUnresolvedProviderPathFromPSPath(journalPath);
            Run = new BulkRun(this, MyInvocation.MyCommand.Name, path, resumeUnknown, total, _pump.Stopping);
        }
        catch (RequestException error)
        {
            ThrowTerminatingError(ErrorRecords.For(error, journalPath));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Finished<T>(T result, bool write, Action<BulkRun> count)
    {
        if (Run is { } run)
        {
            count(run);
        }

        if (write)
        {
            WriteObject(result);
        }
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
    private protected void Test<TService, T>(ServiceConnection connection, IApiClient<TService> client, ApiRequest<TService, T> request, bool detailed)
        where TService : IService
    {
        var clock = Stopwatch.StartNew();
        var test = new ConnectionTest { Name = connection.Name };
        var call = new CallOutput(this, SaysVerbose, SaysDebug);
        _pump.Start(
            async (output, cancellationToken) =>
            {
                await client.SendAsync(request, call.To(output), cancellationToken).ConfigureAwait(false);
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

    private bool IsWanted(string stream)
        => MyInvocation.BoundParameters.TryGetValue(stream, out var given) && given is SwitchParameter flag
            ? flag
            : GetVariableValue(stream + "Preference") is { } preference
                && LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action)
                && action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

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
    private readonly bool _verbose;
    private readonly bool _debug;
    private PumpOutput _output;

    public CallOutput(Cmdlet cmdlet, bool verbose, bool debug)
    {
        _cmdlet = cmdlet;
        _verbose = verbose;
        _debug = debug;
    }

    public CallOutput To(PumpOutput output)
    {
        _output = output;
        return this;
    }

    /// <summary>Has something done on the pipeline thread.</summary>
    public void Post(Action action) => _output.Post(action);

    public void WriteObject(object? value) => _output.Post(() => _cmdlet.WriteObject(value));

    public void WriteObjects<T>(IReadOnlyCollection<T> values) => _output.Post(() => _cmdlet.WriteObject(values, enumerateCollection: true));

    public void WriteError(ErrorRecord error) => _output.Post(() => _cmdlet.WriteError(error));

    public void WriteWarning(string text) => _output.Post(() => _cmdlet.WriteWarning(text));

    public void WriteProgress(ProgressRecord progress) => _output.Post(() => _cmdlet.WriteProgress(progress));

    /// <summary>Whether an attempt left.</summary>
    public bool HasLeft { get; private set; }

    public void Sending(string method, string path, int attempt)
    {
        HasLeft = true;
        Verbose(() => _cmdlet.WriteVerbose(attempt == 1 ? $"{method} {path}" : $"{method} {path}, attempt {attempt}"));
    }

    public void Answered(string method, string path, int status, TimeSpan elapsed)
    {
        if (_debug)
        {
            _output.Post(() => _cmdlet.WriteDebug($"{method} {path}: HTTP {status} after {elapsed.TotalMilliseconds:0} ms"));
        }
    }

    public void Pacing(TimeSpan wait, string reason)
        => Verbose(() => _cmdlet.WriteVerbose($"Waiting {wait.TotalSeconds:0.0} s: {reason}."));

    public void Repeating(int attempt, TimeSpan wait, string reason)
        => Verbose(() => _cmdlet.WriteVerbose($"Attempt {attempt} follows in {wait.TotalSeconds:0.0} s: {reason}."));

    private void Verbose(Action write)
    {
        if (_verbose)
        {
            _output.Post(write);
        }
    }
}
