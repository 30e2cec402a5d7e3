using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Serving;

/// <summary>
/// Runs a script for many callers, each in a runspace to itself. The runspaces know the module and the connections of the one
/// that made them. One whose script does not stop is given up and replaced.
/// </summary>
internal sealed class ScriptPool : IDisposable
{
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(2);

    private readonly ConcurrentBag<Runspace> _idle = new();
    private readonly SemaphoreSlim _places;
    private readonly InitialSessionState _initial;
    private readonly ModuleState _state;
    private readonly UsingVariables _script;
    private volatile bool _isDisposed;

    /// <param name="script">The script; it gets its item as its first argument and as $_.</param>
    /// <param name="size">How many run at once.</param>
    /// <param name="modulePath">The module's manifest.</param>
    /// <param name="language">What scripts may do where the module was called.</param>
    /// <param name="state">The connections.</param>
    public ScriptPool(UsingVariables script, int size, string modulePath, PSLanguageMode language, ModuleState state)
    {
        _script = script;
        _state = state;
        _places = new SemaphoreSlim(size);
        // With the engine's own commands; those of its modules are found when they are called.
        _initial = InitialSessionState.CreateDefault2();
        _initial.ImportPSModule(new[] { modulePath });
        _initial.LanguageMode = language;
        foreach (var pair in script.Values)
        {
            _initial.Variables.Add(new SessionStateVariableEntry(pair.Key, pair.Value, "From where the script was written down."));
        }
    }

    /// <summary>Runs the script.</summary>
    /// <param name="item">What it is about.</param>
    /// <param name="streams">Gets the streams when it has ended.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What it wrote.</returns>
    public async Task<IReadOnlyList<PSObject?>> RunAsync(object item, Action<PSDataStreams> streams, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        Runspace? runspace = null;
        var isFit = false;
        try
        {
            runspace = Take();
            runspace.SessionStateProxy.SetVariable("_", item);
            using var shell = System.Management.Automation.PowerShell.Create();
            shell.Runspace = runspace;
            shell.AddScript(_script.Text, useLocalScope: true).AddArgument(item);
            using var output = new PSDataCollection<PSObject>();
            var run = Task.Factory.FromAsync(shell.BeginInvoke<PSObject, PSObject>(null, output), result => shell.EndInvoke(result));
            var stopped = new TaskCompletionSource<bool>();
            using (cancellationToken.Register(static source => ((TaskCompletionSource<bool>)source!).TrySetResult(true), stopped))
            {
                await Task.WhenAny(run, stopped.Task).ConfigureAwait(false);
            }

            if (!run.IsCompleted)
            {
                var stopping = Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop);
                isFit = await Task.WhenAny(stopping, Task.Delay(s_stopLimit, CancellationToken.None)).ConfigureAwait(false) == stopping;
                throw new OperationCanceledException(cancellationToken);
            }

            isFit = true;
            try
            {
                await run.ConfigureAwait(false);
            }
            finally
            {
                streams(shell.Streams);
            }

            return output.ToArray();
        }
        finally
        {
            GiveBack(runspace, isFit);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryTake(out var runspace))
        {
            GiveUp(runspace);
        }
    }

    private Runspace Take()
    {
        if (_idle.TryTake(out var idle))
        {
            return idle;
        }

        var runspace = RunspaceFactory.CreateRunspace(_initial);
        try
        {
            runspace.Open();
            _state.Lend(runspace);
            return runspace;
        }
        catch
        {
            runspace.Dispose();
            throw;
        }
    }

    private void GiveBack(Runspace? runspace, bool isFit)
    {
        if (runspace is not null)
        {
            if (isFit && !_isDisposed && runspace.RunspaceStateInfo.State == RunspaceState.Opened)
            {
                _idle.Add(runspace);
            }
            else
            {
                GiveUp(runspace);
            }
        }

        _places.Release();
    }

    /// <summary>Closing waits for what runs there, and nobody may wait for that.</summary>
    private static void GiveUp(Runspace runspace) => _ = Task.Run(runspace.Dispose);
}
