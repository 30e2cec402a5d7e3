using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Output;
using UsedeskUdesk.Vault;
using UsedeskUdesk.Writes;

namespace UsedeskUdesk.Commands.Base;

/// <summary>
/// The root of all cmdlets. PowerShell's own methods are sealed here, so that no cmdlet can leave out what they do: a cmdlet fills in
/// <see cref="Prepare"/>, <see cref="ProcessItem"/> and <see cref="Complete"/>. What an item throws is that item's error; calls run
/// beside the pipeline thread and end at once with Ctrl+C; changes that left are answered for, however the pipeline ends.
/// </summary>
public abstract class ModuleCmdlet : PSCmdlet, IDisposable
{
    // Of this thread, on which the next commands of a pipeline run while something is delivered to them.
    [ThreadStatic]
    private static int s_delivering;

    private readonly OrderedTaskQueue _tasks = new();
    private readonly WritesUnderWay _writes = new();
    private WaitIndicator? _waits;
    private RefusedRows? _refused;
    private IReadOnlyDictionary<string, object?> _given = null!;
    private readonly object _telling = new();
    private readonly List<IDisposable> _owned = new();
    private bool? _saysVerbose;
    private bool? _saysDebug;
    private bool _isSettling;
    private bool _confirmsAll;
    private bool _confirmsNone;
    private bool _hasEnded;
    private bool _hasCounted;
    private bool _isDisposed;

    // Of the pipeline thread, in the order of the items.
    private readonly List<OpenItem> _open = new();
    private OpenItem? _current;

    // What was cancelled ends within a few milliseconds, on a busy machine somewhat later, and says then whether it had left; Ctrl+C must not be felt to wait.
    private static readonly TimeSpan s_stopWait = TimeSpan.FromMilliseconds(150);

    /// <summary>How long to wait for changes that left, when the pipeline ends before their answers came.</summary>
    internal static TimeSpan EarlyEndWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the verbose stream is wanted. Waking the pipeline thread for text that nobody reads costs more than the call.</summary>
    internal bool SaysVerbose => _saysVerbose ??= IsStreamWanted("Verbose");

    /// <summary>Whether the debug stream is wanted.</summary>
    internal bool SaysDebug => _saysDebug ??= IsStreamWanted("Debug");

    /// <summary>What errors of the present item carry as their target.</summary>
    private protected virtual object? Item => null;

    /// <summary>The present item's number in the pipeline, from 1; 0 where nothing is piped.</summary>
    private protected long Row { get; set; }

    /// <summary>How many calls may be under way at once.</summary>
    private protected int Limit
    {
        set => _tasks.Limit = value;
    }

    /// <summary>Ends the cmdlet's calls and waits. PowerShell calls it also where it does not call EndProcessing, because the pipeline ended early.</summary>
    public void Dispose()
    {
        try
        {
            EndEarly(canWrite: false);
            if (_tasks.IsStopped)
            {
                TellOfStopped();
            }

            CountEarly(canWrite: false);
        }
        finally
        {
            Release();
            IDisposable[] owned;
            lock (_owned)
            {
                _isDisposed = true;
                owned = _owned.ToArray();
                _owned.Clear();
            }

            foreach (var item in owned)
            {
                item.Dispose();
            }

            GC.SuppressFinalize(this);
        }
    }

    /// <summary>For the base classes alone: connects, and opens what a run needs.</summary>
    private protected virtual void Initialize()
    {
    }

    /// <summary>Comes before the first item.</summary>
    private protected virtual void Prepare()
    {
    }

    /// <summary>For the base classes alone: comes before each item.</summary>
    private protected virtual void BeforeItem()
    {
        if (MyInvocation.ExpectingInput)
        {
            CountRefused();
            Row++;
        }
    }

    /// <summary>For the base classes alone: a row that PowerShell refused is a row all the same. To be called before the next one counts.</summary>
    private protected void CountRefused()
    {
        if (_refused is null)
        {
            return;
        }

        foreach (var error in _refused.Take())
        {
            Refused(error);
        }
    }

    /// <summary>For the base classes alone: PowerShell refused a row, and wrote the error.</summary>
    private protected virtual void Refused(ErrorRecord error)
    {
        Row++;
        ErrorRecords.NameRow(error, Row);
    }

    /// <summary>For the base classes alone: whether PowerShell may have refused more rows in turn than it keeps errors.</summary>
    private protected bool MayLackRefused => _refused is { MayLackSome: true };

    /// <summary>For the base classes alone: puts IDs in the place of names, before each item.</summary>
    private protected virtual void FindNames()
    {
    }

    /// <summary>Does what the cmdlet is for, for one item. What it throws is the item's error.</summary>
    private protected abstract void ProcessItem();

    /// <summary>Comes after the last item, and before its calls are waited for.</summary>
    private protected virtual void Complete()
    {
    }

    /// <summary>Sends what was collected of several items so far: behind a receiver, after each item.</summary>
    private protected virtual void SendCollected()
    {
    }

    /// <summary>For the base classes alone: comes when all is done.</summary>
    private protected virtual void Finish()
    {
    }

    /// <summary>For the base classes alone: a change was made. On the pipeline thread.</summary>
    private protected virtual void Changed()
    {
    }

    /// <summary>For the base classes alone: an item failed. On the pipeline thread.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isUnknown">Whether it may have been carried out all the same.</param>
    private protected virtual void Failed(object? item, bool isUnknown)
    {
    }

    /// <summary>For the base classes alone: an item was certainly not sent, because the pipeline ended before that. On the pipeline thread.</summary>
    /// <param name="item">The item.</param>
    private protected virtual void NotSent(object? item)
    {
    }

    /// <summary>For the base classes alone: the pipeline ends early, and what no item stands for yet is to be counted.</summary>
    private protected virtual void CountRest()
    {
    }

    /// <summary>For the base classes alone: the pipeline ends early, and nothing that is counted from here on can be shown as progress.</summary>
    private protected virtual void EndProgress()
    {
    }

    /// <summary>For the base classes alone: what a run that ended early has to say at its end, when all is counted; null for nothing.</summary>
    private protected virtual string? EarlyLine() => null;

    /// <summary>For the base classes alone: whether an earlier run may have carried the present item out, which is not known before it is looked up.</summary>
    private protected virtual bool MayBeFromBefore => false;

    /// <summary>For the base classes alone: gives back what was opened.</summary>
    private protected virtual void Release()
    {
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        EmptyArguments.Check(this);
        _given = EmptyArguments.Given(this);
        _refused = MyInvocation.ExpectingInput ? new RefusedRows(this) : null;
        try
        {
            Initialize();
            Prepare();
        }
        catch (RequestException error)
        {
            ThrowTerminatingError(ErrorRecords.For(error, null));
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => AnsweringForWrites(static cmdlet =>
    {
        cmdlet._current = cmdlet.Open(null);
        cmdlet.ForItem(static one =>
        {
            one.BeforeItem();
            EmptyArguments.CheckRow(one, one._given);
            one.FindNames();
            one.ProcessItem();
        });
        cmdlet.CloseCurrent();
        if (s_delivering > 0)
        {
            cmdlet.ForItem(static one => one.SendCollected());
            cmdlet._tasks.Drain();
        }
    });

    /// <summary>
    /// Writes what is let go when the next commands have returned. Those of this module then end their calls before they do, whatever their limit of calls at once: what
    /// only waits for its turn in memory would be lost with the process.
    /// </summary>
    private protected void Deliver(object item)
    {
        s_delivering++;
        try
        {
            WriteObject(item);
        }
        finally
        {
            s_delivering--;
        }
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => AnsweringForWrites(static cmdlet =>
    {
        cmdlet.ForItem(static one => one.Complete());
        cmdlet._tasks.Drain();
        cmdlet.Finish();
        cmdlet._hasEnded = true;
        cmdlet._hasCounted = true;
    });

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        _tasks.Stop();
        TellOfStopped();
    }

    /// <summary>Starts a task whose output and errors reach the pipeline in the order of the items. It must change nothing in the service.</summary>
    /// <param name="work">Gets an observer to hand to the client, and a token.</param>
    /// <param name="target">The item, for the error.</param>
    internal void Start(Func<CallOutput, CancellationToken, Task> work, object? target)
    {
        var name = ItemName.Of(Row, target);
        // It changes nothing, so that there is nothing to count where the pipeline ends before its turn.
        CloseCurrent();
        _tasks.Start((output, cancellationToken) => work(Streams(output), cancellationToken), error => WriteFailure(error, target, name, null));
    }

    /// <summary>A file or a folder that need not be there yet. Other providers' paths, such as env:name, would otherwise be taken for names in the present folder.</summary>
    /// <exception cref="RequestException">It is not in the file system.</exception>
    private protected string FilePath(string path, string parameter)
    {
        var literal = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == "FileSystem" ? literal : throw new RequestException("NotAFile", $"'{path}' is not in the file system.", parameter);
    }

    /// <summary>Waits for one result, writing what comes meanwhile. False when it failed; the error is then written.</summary>
    internal bool TryWait<T>(Func<CallOutput, CancellationToken, Task<T>> work, object? target, out T result)
    {
        if (TryWait(work, out result, out var error))
        {
            return true;
        }

        WriteFailure(error!, target);
        return false;
    }

    /// <summary>Waits for one result, writing what comes meanwhile. False when it failed; nothing is written then.</summary>
    internal bool TryWait<T>(Func<CallOutput, CancellationToken, Task<T>> work, out T result, out Exception? error)
    {
        var value = default(T);
        Exception? thrown = null;
        _tasks.Start(
            async (output, cancellationToken) => value = await work(Streams(output), cancellationToken).ConfigureAwait(false),
            failure => thrown = failure);
        _tasks.Drain();
        ThrowIfStopped(thrown);
        result = value!;
        error = thrown;
        return thrown is null;
    }

    /// <summary>
    /// Runs something slow that knows no cancellation, such as a vault's answer or the reading of a file, on another thread, so that
    /// Ctrl+C need not wait for it: it is then abandoned.
    /// </summary>
    /// <param name="work">What to do; its token is cancelled when the cmdlet is stopped.</param>
    /// <param name="abandoned">Gets a result that nobody waits for any more.</param>
    internal T WaitFor<T>(Func<CancellationToken, T> work, Action<T>? abandoned = null)
    {
        var stopping = _tasks.Stopping;
        var task = Task.Run(() => work(stopping), CancellationToken.None);
        try
        {
            task.Wait(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            _ = task.ContinueWith(
                static (ended, state) =>
                {
                    if (ended.Status == TaskStatus.RanToCompletion)
                    {
                        ((Action<T>?)state)?.Invoke(ended.Result);
                    }
                    else
                    {
                        // Looked at, so that it does not count as unobserved.
                        _ = ended.Exception;
                    }
                },
                abandoned,
                TaskScheduler.Default);
            throw new PipelineStoppedException();
        }
        catch (AggregateException error) when (stopping.IsCancellationRequested && error.InnerException is OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (AggregateException)
        {
            // Thrown again below as what it was.
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Keeps something until the cmdlet ends, such as a secret or a server. Any thread.</summary>
    private protected T Own<T>(T item)
        where T : IDisposable
    {
        lock (_owned)
        {
            if (!_isDisposed)
            {
                _owned.Add(item);
                return item;
            }
        }

        item.Dispose();
        return item;
    }

    /// <summary>Turns a parameter's secrets into the client's, which end with the cmdlet. An empty one ends the pipeline.</summary>
    private protected IReadOnlyList<ApiSecret> OwnSecrets(SecureString[]? secrets, string advice)
    {
        if (secrets?.Any(static secret => secret.Length == 0) == true)
        {
            ThrowTerminatingError(ErrorRecords.Argument("EmptySecret", "-Secret is empty.", null, advice));
        }

        return secrets?.Select(secret => Own(new ApiSecret(secret))).ToArray() ?? Array.Empty<ApiSecret>();
    }

    /// <summary>
    /// Starts a server and keeps it until the pipeline is stopped, writing meanwhile what its handlers post. One that cannot be started ends
    /// the pipeline.
    /// </summary>
    /// <param name="start">Starts it, on another thread.</param>
    /// <param name="target">What it is about, for the error. Not its address, whose path may be a secret.</param>
    private protected void Serve(Func<CallOutput, IHttpServer> start, object? target)
    {
        var name = MyInvocation.MyCommand.Name;
        TryWait<bool>(
            async (output, stopping) =>
            {
                var server = await Task.Run(() => Own(start(output)), stopping).ConfigureAwait(false);
                var place = server.Address.GetLeftPart(UriPartial.Authority);
                output.Post(() => WriteVerbose($"Listening on {place}."));
                output.WriteProgress(new ProgressRecord(0, name, $"Listening on {place}; Ctrl+C ends it."));
                await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(false);
                return true;
            },
            out _,
            out var error);
        if (error is not null)
        {
            ThrowTerminatingError(ErrorRecords.For(error, target));
        }
    }

    /// <summary>
    /// Makes a change that a server's client asks for while <see cref="Serve"/> waits. Like any other change it is answered for, however the
    /// pipeline ends. Any thread.
    /// </summary>
    /// <param name="output">The server's streams.</param>
    /// <param name="target">What is changed, for the person.</param>
    /// <param name="work">Receives the observer for the calls that change something.</param>
    /// <param name="cancellationToken">Ends it.</param>
    private protected async Task<T> WriteFor<T>(CallOutput output, string target, Func<WriteCall, Task<T>> work, CancellationToken cancellationToken)
    {
        var write = new WriteCall(_writes, target, output, cancellationToken);
        _writes.Add(write);
        try
        {
            var result = await work(write).ConfigureAwait(false);
            write.CarriedOut();
            output.Post(() =>
            {
                _writes.Reported(write);
                WriteObject(result);
            });
            return result;
        }
        catch (Exception error) when (error is ServiceException or RequestException)
        {
            write.Failed(error);
            output.Post(() =>
            {
                // A page goes on: the next agent may have more luck.
                _writes.Reported(write);
                WriteError(ErrorRecords.For(error, target));
            });
            throw;
        }
        finally
        {
            write.Ended();
        }
    }

    /// <summary>
    /// Asks with -WhatIf and -Confirm, and then starts a task that changes something. Every change must go through here, so
    /// that its outcome is reported even if the pipeline ends early.
    /// </summary>
    /// <param name="target">What is changed, as shown to the user.</param>
    /// <param name="action">What is done to it, as shown to the user.</param>
    /// <param name="work">Receives the observer for the calls that change something; its token cancels the work.</param>
    /// <param name="item">The item, for the error; without one it is <see cref="Item"/>.</param>
    /// <param name="mayBeFromBefore">Whether an earlier run may have carried it out, so that a failure now says nothing of that.</param>
    internal void Write(string target, string action, Func<WriteCall, Task> work, object? item = null, bool mayBeFromBefore = false)
    {
        if (ShouldWrite(target, action))
        {
            StartWrite(target, work, item, mayBeFromBefore);
        }
    }

    /// <summary>Asks with -WhatIf and -Confirm whether to make a change, where something has to be read between the question and the change.</summary>
    private protected bool ShouldWrite(string target, string action) => Confirms(target + Changes(target), action);

    /// <summary>Asks with -WhatIf and -Confirm.</summary>
    private protected virtual bool Confirms(string target, string action) => ShouldProcess(target, action);

    /// <summary>What the item would have changed, for the question; begins with what separates it from the target.</summary>
    private protected virtual string Changes(string target) => string.Empty;

    /// <summary>
    /// For single items of a cmdlet that ask for more than the cmdlet does: asks as PowerShell would for one whose ConfirmImpact is High.
    /// After ShouldProcess, which has asked already where -Confirm or the session's preference had it do so.
    /// </summary>
    private protected bool ConfirmsDeletions(string question)
        => MyInvocation.BoundParameters.ContainsKey("Confirm")
            || !LanguagePrimitives.TryConvertTo<ConfirmImpact>(GetVariableValue("ConfirmPreference"), out var preference)
            || preference != ConfirmImpact.High
            || ShouldContinue(question, "Confirm", ref _confirmsAll, ref _confirmsNone);

    /// <summary>Starts a task that changes something, after <see cref="ShouldWrite"/>.</summary>
    private protected void StartWrite(string target, Func<WriteCall, Task> work, object? item = null, bool mayBeFromBefore = false)
    {
        var errorTarget = item ?? Item ?? target;
        var name = new ItemName(Row, target);
        // Before it waits for room among the calls, where the error of another item may end the pipeline.
        var open = OpenWrite(item, errorTarget);
        open.MayBeFromBefore = mayBeFromBefore;
        _tasks.Start(
            async (output, cancellationToken) =>
            {
                var write = new WriteCall(_writes, target, Streams(output), cancellationToken);
                if (!open.TryBegin(write))
                {
                    throw new OperationCanceledException();
                }

                _writes.Add(write);
                try
                {
                    await work(write).ConfigureAwait(false);
                }
                catch (Exception error)
                {
                    write.Failed(error);
                    throw;
                }
                finally
                {
                    write.Ended();
                }
            },
            error => WriteFailure(error, errorTarget, name, open),
            () =>
            {
                _writes.Reported(open.Write!);
                _open.Remove(open);
                Changed();
            });
    }

    /// <summary>Writes an error for one item, or ends the pipeline where no further item can succeed.</summary>
    internal void WriteFailure(Exception error, object? target)
    {
        ThrowIfStopped(error);
        CloseCurrent();
        WriteFailure(error, target, ItemName.Of(Row, target), null);
    }

    private void WriteFailure(Exception error, object? target, ItemName name, OpenItem? open)
    {
        ThrowIfStopped(error);
        var write = open?.Write;
        if (error is OperationCanceledException && (open is { IsStarted: true } && write is null or { WasCancelled: true }))
        {
            // The pipeline ends, and counts what is open then.
            return;
        }

        // Whatever follows may end the pipeline.
        var isCarriedOut = Count(error, target, open);
        var isLasting = ErrorRecords.IsLasting(error);
        var stops = isLasting || StopsAtErrors;
        var ends = isLasting || (!_writes.IsEmpty && stops);
        if (ends && _isSettling)
        {
            // The pipeline ends with the first error; the report names this one.
            return;
        }

        if (write is not null)
        {
            _writes.Reported(write);
        }

        if (ends)
        {
            Settle();
        }

        if (stops && !_isSettling)
        {
            // After the error a warning would not reach its stream any more.
            CountEarly(canWrite: true);
        }

        if (isLasting)
        {
            // About the connection, and not about the item.
            ThrowTerminatingError(ErrorRecords.For(error, target));
        }

        WriteError(ErrorRecords.For(error, target, isCarriedOut ? $"{name}: It was carried out, but something failed after it" : name.ToString()));
    }

    /// <summary>Counts an item that ended with an error. True where it was carried out all the same.</summary>
    private bool Count(Exception error, object? target, OpenItem? open)
    {
        if (open is not null)
        {
            _open.Remove(open);
        }

        var isUnknown = error is ServiceException { Failure: ServiceFailure.WriteOutcomeUnknown };
        if (open?.Write?.State == WriteState.CarriedOut && !isUnknown)
        {
            Changed();
            return true;
        }

        Failed(target, isUnknown || open is { MayBeFromBefore: true } || open?.Write?.State == WriteState.Sent);
        return false;
    }

    /// <summary>Begins to keep account of an item: it is counted by the time the pipeline ends, unless it is closed before.</summary>
    /// <param name="target">The item; null for the one that is piped.</param>
    private protected OpenItem Open(object? target)
    {
        var open = new OpenItem(target) { MayBeFromBefore = MayBeFromBefore };
        _open.Add(open);
        return open;
    }

    /// <summary>Makes an item the present one, which a change that is started is about.</summary>
    private protected void SetCurrent(OpenItem open) => _current = open;

    /// <summary>Nothing is left to be done for the present item, or what was started keeps account of it.</summary>
    private protected void CloseCurrent()
    {
        if (_current is { IsStarted: false })
        {
            _open.Remove(_current);
        }

        _current = null;
    }

    private OpenItem OpenWrite(object? item, object target)
    {
        // Another item's is made of what came before. Where nothing is piped, there is one alone, by whatever name the cmdlet has for it.
        var open = _current is { IsStarted: false } current && (item is null || ReferenceEquals(item, Item) || item.Equals(current.Target) || (Item is null && current.Target is null)) ? current : Open(target);
        open.Target = target;
        open.IsStarted = true;
        return open;
    }

    /// <summary>Where the pipeline ends early, counts the items that are open, and says how the run ended.</summary>
    private void CountEarly(bool canWrite)
    {
        if (_hasCounted)
        {
            return;
        }

        _hasCounted = true;
        EndProgress();
        foreach (var open in _open.ToArray())
        {
            var target = open.Target ?? Item;
            switch (open.GiveUp())
            {
                case WriteState.CarriedOut:
                    Changed();
                    break;
                case WriteState.Sent:
                    Failed(target, isUnknown: true);
                    break;
                case WriteState.Refused:
                    Failed(target, open.MayBeFromBefore);
                    break;
                default:
                    if (!open.MayBeFromBefore)
                    {
                        NotSent(target);
                    }
                    else if (open.IsStarted)
                    {
                        Failed(target, isUnknown: true);
                    }

                    break;
            }
        }

        _open.Clear();
        CountRest();
        if (EarlyLine() is { } line)
        {
            Say(line, canWrite);
        }
    }

    /// <summary>Before a terminating error, writes the results of the requests that were already sent.</summary>
    private void Settle()
    {
        _isSettling = true;
        _writes.CancelUnsent();
        _tasks.TryDrain(EarlyEndWait);
        Tell(canWrite: true);
        _isSettling = false;
    }

    /// <summary>
    /// The pipeline takes no more results, as after Select-Object -First or an error downstream. Requests that were not sent are cancelled;
    /// for the others it waits up to a limit, and reports their outcome.
    /// </summary>
    private void EndEarly(bool canWrite)
    {
        if (_hasEnded || _tasks.IsStopped)
        {
            return;
        }

        _hasEnded = true;
        if (!_writes.IsEmpty)
        {
            _writes.CancelUnsent();
            _writes.Wait(EarlyEndWait, IsPipelineStopping);
            Tell(canWrite);
        }

        CountEarly(canWrite);
        _tasks.Stop();
    }

    /// <summary>
    /// After Ctrl+C, on the thread that stops and on that of the pipeline: whichever comes first tells, and the pipeline does not end before that.
    /// </summary>
    private void TellOfStopped()
    {
        _writes.Wait(s_stopWait, static () => false);
        lock (_telling)
        {
            Tell(canWrite: false);
        }
    }

    /// <summary>Tells the person what became of changes whose results did not reach the pipeline. Any thread, where it cannot write.</summary>
    private void Tell(bool canWrite)
    {
        if (_writes.TakeReport() is not { } report)
        {
            return;
        }

        Say($"{MyInvocation.MyCommand.Name}: {report}", canWrite);
    }

    /// <summary>Warns. Any thread, where it cannot write.</summary>
    private void Say(string text, bool canWrite)
    {
        if (canWrite)
        {
            try
            {
                WriteWarning(text);
                return;
            }
            catch (PipelineStoppedException)
            {
                // It ends with an error and takes nothing more.
            }
        }

        try
        {
            Host.UI.WriteWarningLine(text);
        }
        catch (Exception error) when (error is HostException or NotImplementedException or InvalidOperationException)
        {
            // A host without a screen: there is nobody to tell.
        }
    }

    private void AnsweringForWrites(Action<ModuleCmdlet> work)
    {
        try
        {
            work(this);
        }
        catch (Exception) when (!_tasks.IsStopped)
        {
            EndEarly(canWrite: true);
            throw;
        }
    }

    private void ForItem(Action<ModuleCmdlet> work)
    {
        try
        {
            work(this);
        }
        catch (Exception error) when (IsOfItem(error))
        {
            WriteFailure(error, Item);
        }
    }

    /// <summary>Does something for a part of the present item; what it throws is an error about that part.</summary>
    private protected void Attempt(Action work, object? target)
    {
        try
        {
            work();
        }
        catch (Exception error) when (IsOfItem(error))
        {
            WriteFailure(error, target);
        }
    }

    private static bool IsOfItem(Exception error)
        => error is RequestException or ServiceException or VaultException or ItemNotFoundException or IOException or UnauthorizedAccessException or ObjectDisposedException;

    private CallOutput Streams(TaskOutput output)
    {
        if (_waits is null)
        {
            _waits = new WaitIndicator(this);
            _tasks.Waiting = _waits.Show;
            _tasks.Came = _waits.Hide;
        }

        return new(this, output, _waits, SaysVerbose, SaysDebug);
    }

    private void ThrowIfStopped(Exception? error)
    {
        if (error is OperationCanceledException && _tasks.IsStopped)
        {
            throw new PipelineStoppedException();
        }
    }

    private bool StopsAtErrors
        => LanguagePrimitives.TryConvertTo<ActionPreference>(
            MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var given) ? given : GetVariableValue("ErrorActionPreference"),
            out var action)
            && action == ActionPreference.Stop;

    private bool IsStreamWanted(string stream)
        => MyInvocation.BoundParameters.TryGetValue(stream, out var given) && given is SwitchParameter flag
            ? flag
            : GetVariableValue(stream + "Preference") is { } preference
                && LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action)
                && action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>
    /// Whether somebody stops the pipeline while it ends already: PowerShell does not call StopProcessing then, but starts no script either.
    /// </summary>
    private static bool IsPipelineStopping()
    {
        try
        {
            ScriptBlock.Create(string.Empty).Invoke();
            return false;
        }
        catch (PipelineStoppedException)
        {
            return true;
        }
        catch (Exception error) when (error is RuntimeException or InvalidOperationException)
        {
            return false;
        }
    }
}
