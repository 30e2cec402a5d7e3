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
        PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        if (import)
        {
            Run($"Import-Module '{Repository.Module}'").ThrowIfFailed();
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
