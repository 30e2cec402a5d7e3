using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace UsedeskUdesk.Host;

/// <summary>Runs one script in a runspace of its own, and shows everything that comes of it.</summary>
public sealed class ScriptRun : IDisposable
{
    /// <summary>What a run ends with that was stopped: 128 and the number of SIGINT.</summary>
    public const int StoppedExitCode = 130;

    private readonly HostInterface _ui;
    private readonly EngineHost _host;
    private readonly Runspace _runspace;
    private readonly PowerShell _shell;
    private volatile bool _stopped;

    /// <param name="ui">Where everything is shown.</param>
    public ScriptRun(HostInterface ui)
    {
        _ui = ui;
        _host = new EngineHost(ui);
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        PSStyle.Instance.OutputRendering = ui.SupportsVirtualTerminal ? OutputRendering.Host : OutputRendering.PlainText;
        _shell = PowerShell.Create(_runspace);
    }

    /// <summary>Runs a script file. Returns its exit code: that of <c>exit</c>, 1 after an uncaught error, 130 when stopped.</summary>
    /// <param name="path">The file.</param>
    /// <param name="arguments">As they stand on a command line: -Name value, -Name:value, -Switch, value.</param>
    public int RunFile(string path, IReadOnlyList<string> arguments)
    {
        var file = Parser.ParseFile(Path.GetFullPath(path), out _, out var errors);
        return errors.Length > 0 ? Fail(new ParseException(errors)) : Run(file, arguments);
    }

    /// <summary>Runs a piece of script.</summary>
    public int RunText(string text)
    {
        var script = Parser.ParseInput(text, out _, out var errors);
        return errors.Length > 0 ? Fail(new ParseException(errors)) : Run(script, []);
    }

    /// <summary>Ends the run as Ctrl+C does. Any thread.</summary>
    public void Stop()
    {
        _stopped = true;
        _shell.BeginStop(null, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _shell.Dispose();
        _runspace.Dispose();
    }

    private int Run(ScriptBlockAst script, IReadOnlyList<string> arguments)
    {
        var (named, values) = Bind(script, arguments);

        // A file that the engine runs by its path keeps its exit code to itself. A block hands it to the host, and knows $PSScriptRoot all the same.
        _shell.AddScript(". $args[0] @__named @__values");
        _runspace.SessionStateProxy.SetVariable("__named", named);
        _runspace.SessionStateProxy.SetVariable("__values", values);
        _shell.AddArgument(script.GetScriptBlock());
        _shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        _shell.AddCommand("Out-Default");
        try
        {
            _shell.Invoke();
        }
        catch (PipelineStoppedException)
        {
            return _host.ExitCode ?? StoppedExitCode;
        }
        catch (RuntimeException error)
        {
            return _host.ExitCode ?? (_stopped ? StoppedExitCode : Fail(error));
        }

        return _host.ExitCode ?? (_stopped ? StoppedExitCode : 0);
    }

    /// <summary>Shows an error as the engine shows those that nobody caught.</summary>
    private int Fail(RuntimeException error)
    {
        using var shell = PowerShell.Create(_runspace);
        _ui.OutputIsError = true;
        shell.AddCommand("Out-Default").Invoke(new[] { error.ErrorRecord });
        _ui.OutputIsError = false;
        return 1;
    }

    /// <summary>Tells switches from parameters that take the next argument, for which the script's own list is needed.</summary>
    private static (Hashtable Named, object[] Values) Bind(ScriptBlockAst script, IReadOnlyList<string> arguments)
    {
        var parameters = script.ParamBlock?.Parameters ?? Enumerable.Empty<ParameterAst>();
        var named = new Hashtable(StringComparer.OrdinalIgnoreCase);
        var values = new List<object>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument.Length < 2 || argument[0] != '-' || !char.IsLetter(argument[1]))
            {
                values.Add(argument);
                continue;
            }

            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? argument[1..] : argument[1..colon];
            var isSwitch = parameters.Any(parameter => parameter.Name.VariablePath.UserPath.Equals(name, StringComparison.OrdinalIgnoreCase) && parameter.StaticType == typeof(SwitchParameter));
            named[name] = colon >= 0 ? argument[(colon + 1)..]
                : isSwitch ? true
                : ++i < arguments.Count ? arguments[i]
                : throw new ArgumentException($"{argument} needs a value.");
        }

        return (named, values.ToArray());
    }
}
