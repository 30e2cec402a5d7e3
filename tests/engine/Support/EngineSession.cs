using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using UsedeskUdesk.Host;

namespace UsedeskUdesk.EngineTests.Support;

/// <summary>A runspace with the module, and a host that keeps what it shows.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly StringWriter _shown = new();
    private int _width = HostOptions.DefaultWidth;

    /// <param name="import">Whether the module is imported.</param>
    public EngineSession(bool import = true)
    {
        var host = new EngineHost(new HostInterface(_shown, _shown, input: null, () => _width, terminal: false, colour: false));
        Runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
        Runspace.Open();
        // Opening puts PowerShell's own folders before it, and the real SecretManagement may be in one of them.
        Environment.SetEnvironmentVariable("PSModulePath", string.Join(Path.PathSeparator, (Environment.GetEnvironmentVariable("PSModulePath") ?? string.Empty).Split(Path.PathSeparator).Prepend(Repository.Combine("tests", "engine", "Modules")).Distinct()));
        PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        if (import)
        {
            // Most tests count requests, and some connect to addresses that do not exist: connecting reads nothing unless a test asks for it.
            Run($"Import-Module '{Repository.Module}'; $PSDefaultParameterValues['Connect-U*:SkipTest'] = $true").ThrowIfFailed();
        }
    }

    public Runspace Runspace { get; }

    /// <summary>Runs script to its end, and returns everything that came of it.</summary>
    public RunResult Run(string script, params (string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            Runspace.SessionStateProxy.SetVariable(name, value);
        }

        _shown.GetStringBuilder().Clear();
        using var shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        var output = new PSDataCollection<PSObject>();
        ErrorRecord? terminating = null;
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException error)
        {
            terminating = error.ErrorRecord;
        }

        return new RunResult(
            [.. output],
            [.. shell.Streams.Error],
            terminating,
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Debug.Select(record => record.Message)],
            [.. shell.Streams.Information.Select(record => record.ToString())],
            [.. shell.Streams.Progress],
            _shown.ToString());
    }

    /// <summary>The same, where an error that ends the pipeline is told from one that does not.</summary>
    public RunResult RunCaught(string script)
    {
        var result = Run($"$caught = $null; try {{ {script} }} catch {{ $caught = $_ }}");
        return result with { Terminating = (Variable("caught") as PSObject)?.BaseObject as ErrorRecord ?? Variable("caught") as ErrorRecord };
    }

    /// <summary>Starts script and returns at once.</summary>
    public Running Begin(string script) => new(Runspace, script);

    /// <summary>What a person would see of this: formatted, with the errors among it.</summary>
    public string Show(string script, int width = HostOptions.DefaultWidth)
    {
        _shown.GetStringBuilder().Clear();
        _width = width;
        using var shell = PowerShell.Create(Runspace);
        shell.AddScript(script).AddCommand("Out-Default");
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.Invoke();
        _width = HostOptions.DefaultWidth;
        return _shown.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>What the host has shown since the last <see cref="Run"/> began.</summary>
    public string Shown => _shown.ToString();

    public object? Variable(string name) => Runspace.SessionStateProxy.GetVariable(name);

    public void Dispose() => Runspace.Dispose();
}

/// <summary>Everything that a piece of script left on its streams.</summary>
internal sealed record RunResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    ErrorRecord? Terminating,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug,
    IReadOnlyList<string> Information,
    IReadOnlyList<ProgressRecord> Progress,
    string Shown)
{
    /// <summary>Fails on any error, with its text.</summary>
    public RunResult ThrowIfFailed()
    {
        var all = Terminating is null ? Errors : [.. Errors, Terminating];
        return all.Count == 0
            ? this
            : throw new InvalidOperationException(string.Join(Environment.NewLine, all.Select(error => $"{error.FullyQualifiedErrorId}: {error}")));
    }

    public PSObject Single() => Output.Count == 1 ? Output[0] : throw new InvalidOperationException($"{Output.Count} objects came, and one was expected.");
}

/// <summary>Script under way.</summary>
internal sealed class Running
{
    private readonly PowerShell _shell;
    private readonly PSDataCollection<PSObject> _output = [];
    private readonly IAsyncResult _result;

    public Running(Runspace runspace, string script)
    {
        _shell = PowerShell.Create(runspace);
        _shell.AddScript(script);
        _result = _shell.BeginInvoke<PSObject, PSObject>(null, _output);
    }

    public IReadOnlyList<ProgressRecord> Progress => [.. _shell.Streams.Progress];

    public IReadOnlyList<string> Verbose => [.. _shell.Streams.Verbose.Select(record => record.Message)];

    public PSInvocationState State => _shell.InvocationStateInfo.State;

    /// <summary>Waits for the end.</summary>
    public IReadOnlyList<PSObject> End()
    {
        using (_shell)
        {
            _shell.EndInvoke(_result);
            return _shell.Streams.Error.Count == 0 ? [.. _output] : throw new InvalidOperationException(string.Join("; ", _shell.Streams.Error));
        }
    }

    /// <summary>Ends it as Ctrl+C does. False when it has not ended within that time.</summary>
    public bool Stop(TimeSpan within)
    {
        var stopping = _shell.BeginStop(null, null);
        return stopping.AsyncWaitHandle.WaitOne(within);
    }
}
