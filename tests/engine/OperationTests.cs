using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Each operation, called as a person would call it and fed from an object, and what arrives at the service each time.</summary>
[Collection(EngineCollection.Name)]
public sealed class OperationTests(EngineFixture engine)
{
    /// <summary>Parameters that are about the run and not about an item; they stay on the command line.</summary>
    private static readonly HashSet<string> s_onLine = new(StringComparer.OrdinalIgnoreCase)
    {
        "Confirm", "WhatIf", "PassThru", "Connection", "ThrottleLimit", "JournalPath", "ResumeUnknown", "TotalCount", "First", "Skip", "PageSize", "Detailed",
        "Wait", "WaitTimeoutSec", "PollIntervalSec", "By", "Recurse", "FailedRows",
    };

    /// <summary>Parameters that have tests of their own, for all cmdlets at once.</summary>
    private static readonly HashSet<string> s_elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "InputObject", "ThrottleLimit", "JournalPath", "ResumeUnknown", "TotalCount", "FailedRows",
    };

    private static readonly Lazy<OperationRow[]> s_rows = new(() =>
    [
        .. typeof(IRowFile).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRowFile)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => ((IRowFile)Activator.CreateInstance(type)!).Rows),
    ]);

    public static TheoryData<string, string, int> Called => Data(_ => true);

    public static TheoryData<string, string, int> Piped => Data(row => !row.NotPiped);

    /// <summary>The call as it is typed.</summary>
    [Theory]
    [MemberData(nameof(Called))]
    public void Calls(string cmdlet, string call, int row) => Check(s_rows.Value[row], cmdlet, call);

    /// <summary>The same, with an object on the pipeline in place of the parameters; its numbers are text, as in a CSV file.</summary>
    [Theory]
    [MemberData(nameof(Piped))]
    public void CallsFromAnObject(string cmdlet, string call, int row) => Check(s_rows.Value[row], cmdlet, Pipe(call, cmdlet, s_rows.Value[row].OnLine));

    [Fact]
    public void EveryCmdletHasARow()
    {
        var exported = Exported().Select(command => command.Name).Order(StringComparer.Ordinal);
        Assert.Equal(exported, s_rows.Value.Select(row => row.Cmdlet).Distinct().Order(StringComparer.Ordinal));
        Assert.All(s_rows.Value, row => Assert.Contains(row.Cmdlet, row.Call, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryParameterStandsInARow()
    {
        var common = typeof(System.Management.Automation.Internal.CommonParameters).GetProperties().Select(property => property.Name).Append("WhatIf").Append("Confirm").ToArray();
        var missing =
            from command in Exported()
            let used = s_rows.Value.Where(row => row.Cmdlet == command.Name).SelectMany(row => Parameters(Command(row.Call, row.Cmdlet)).Select(parameter => parameter.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase)
            from parameter in command.Parameters.Values
            where !common.Contains(parameter.Name) && !s_elsewhere.Contains(parameter.Name) && !used.Contains(parameter.Name)
            where !parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow)
            select $"{command.Name} -{parameter.Name}";
        Assert.Empty(missing);
    }

    internal static IReadOnlyList<OperationRow> Rows => s_rows.Value;

    /// <summary>The cmdlets that have rows, which are all.</summary>
    internal static IEnumerable<string> Cmdlets => s_rows.Value.Select(row => row.Cmdlet).Distinct().Order(StringComparer.Ordinal);

    /// <summary>For tests of all rows.</summary>
    internal static TheoryData<string, int> RowNumbers(Func<OperationRow, bool> wanted)
    {
        var data = new TheoryData<string, int>();
        foreach (var (_, call, row) in Data(wanted).Select(values => ((string)values[0], (string)values[1], (int)values[2])))
        {
            data.Add(call, row);
        }

        return data;
    }

    internal static OperationRow Row(int number) => s_rows.Value[number];

    /// <summary>Brings the services and the session to where the row begins.</summary>
    internal static void Prepare(EngineFixture engine, OperationRow row)
    {
        engine.Reset();
        foreach (var happening in row.Happens)
        {
            engine.Happen(happening);
        }

        if (row.Given is { } given)
        {
            engine.Session.Run(given).ThrowIfFailed();
        }

        engine.Send(row.Pushes);
        engine.Simulator.State.ClearRequests();
    }

    /// <summary>Adds parameters to the row's cmdlet.</summary>
    internal static string Append(string call, string cmdlet, string parameters) => call.Insert(Command(call, cmdlet).Extent.EndOffset, " " + parameters);

    private void Check(OperationRow row, string cmdlet, string call)
    {
        Prepare(engine, row);
        var result = engine.Session.Run(call);
        if (row.FailsWith is { } errorId)
        {
            Assert.StartsWith(errorId + ",", result.Errors.Single().FullyQualifiedErrorId);
        }
        else
        {
            result.ThrowIfFailed();
        }

        Assert.Equal(row.Cmdlet, cmdlet);
        Expectation.Arrived(engine, row.Sends);
        Expectation.CameOut(engine, row, result.Output);
        engine.AllWereTaken();
    }

    private IEnumerable<CmdletInfo> Exported() => engine.Session.Run("Get-Command -Module UsedeskUdesk").ThrowIfFailed().Output.Select(command => (CmdletInfo)command.BaseObject);

    private static TheoryData<string, string, int> Data(Func<OperationRow, bool> wanted)
    {
        var data = new TheoryData<string, string, int>();
        for (var i = 0; i < s_rows.Value.Length; i++)
        {
            if (wanted(s_rows.Value[i]) && !(s_rows.Value[i].Registers && OperatingSystem.IsWindows()))
            {
                data.Add(s_rows.Value[i].Cmdlet, s_rows.Value[i].Call, i);
            }
        }

        return data;
    }

    /// <summary>Moves what describes the item from the command line into an object.</summary>
    private static string Pipe(string call, string cmdlet, string[] onLine)
    {
        var command = Command(call, cmdlet);
        var properties = new List<string>();
        var line = new List<string> { cmdlet };
        foreach (var (name, argument) in Parameters(command))
        {
            if (s_onLine.Contains(name) || onLine.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                line.Add(argument is null ? $"-{name}" : $"-{name}:{argument.Extent.Text}");
            }
            else
            {
                properties.Add($"{name} = {argument switch
                {
                    null => "'yes'",
                    ConstantExpressionAst constant => $"'{constant.Extent.Text.Trim('\'', '"')}'",
                    ArrayLiteralAst list => $"@({string.Join(", ", list.Elements.Select(Literal))})",
                    _ => argument.Extent.Text,
                }}");
            }
        }

        Assert.NotEmpty(properties);
        return $"{call[..command.Extent.StartOffset]}[pscustomobject]@{{ {string.Join("; ", properties)} }} | {string.Join(' ', line)}";

        static string Literal(ExpressionAst element) => element is StringConstantExpressionAst { StringConstantType: StringConstantType.BareWord } bare ? $"'{bare.Value}'" : element.Extent.Text;
    }

    private static CommandAst Command(string call, string cmdlet)
    {
        var script = Parser.ParseInput(call, out _, out var errors);
        Assert.Empty(errors);
        return script.FindAll(ast => ast is CommandAst command && command.GetCommandName() == cmdlet, searchNestedScriptBlocks: false).Cast<CommandAst>().Last();
    }

    private static IEnumerable<(string Name, ExpressionAst? Argument)> Parameters(CommandAst command)
    {
        for (var i = 1; i < command.CommandElements.Count; i++)
        {
            if (command.CommandElements[i] is CommandParameterAst parameter)
            {
                var next = i + 1 < command.CommandElements.Count ? command.CommandElements[i + 1] as ExpressionAst : null;
                yield return (parameter.ParameterName, parameter.Argument ?? next);
            }
        }
    }
}
