using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.EngineTests.Support;
using UsedeskUdesk.Host;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>The console host: what it shows where, and what it ends with.</summary>
[Collection(EngineCollection.Name)]
public sealed class HostTests(EngineFixture engine)
{
    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'no'", 1)]
    [InlineData("1/0; 'went on'; exit 3", 3)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-Module nothing -ErrorAction Stop; Import-Module nothing", 1)]
    [InlineData("this is { not a script", 1)]
    [InlineData("dotnet --no-such-thing; 'went on'", 0)]
    public void EndsWithTheExitCodeOfTheScript(string text, int exitCode) => Assert.Equal(exitCode, HostProcess.Run(["-NonInteractive", "-Command", text]).ExitCode);

    [Fact]
    public void RunsAFileWithArgumentsAsPwshDoes()
    {
        var file = engine.NewPath("arguments.ps1");
        File.WriteAllText(file, "param([string] $Name, [switch] $Flag, [int] $Number = 3)\n\"$Name|$Flag|$Number|$args|$($PSScriptRoot -eq [IO.Path]::GetDirectoryName('" + file + "'))\"; exit 5");
        var (exitCode, output, error) = HostProcess.Run(["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", file, "-Name", "two words", "-Flag", "-Number:7", "rest"]);
        Assert.Equal("two words|True|7|rest|True\n", output);
        Assert.Empty(error);
        Assert.Equal(5, exitCode);
    }

    [Fact]
    public void ShowsEachStreamWhereItBelongs()
    {
        var script = $"Import-Module '{Repository.Module}'; Connect-Usedesk -ApiToken ([Net.NetworkCredential]::new('', 'x').SecurePassword) -BaseUri http://127.0.0.1:9/uapi -MaximumRetryCount 0 -SkipTest; Get-UsedeskGroup -Verbose -Debug; Get-UsedeskConnection";
        var (exitCode, output, error) = HostProcess.Run(["-NonInteractive", "-Command", script]);
        Assert.Equal(0, exitCode);
        Assert.Contains("VERBOSE: POST groups\n", output, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9 ", output, StringComparison.Ordinal);
        Assert.Contains("Get-UsedeskGroup:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 120)]
    [InlineData("-Width 60", 60)]
    public void HasAWidth(string arguments, int width)
    {
        var (_, output, _) = HostProcess.Run([.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-Command", "$Host.UI.RawUI.BufferSize.Width; [pscustomobject]@{ Long = 'x' * 500 }"]);
        Assert.StartsWith($"{width}\n", output);
        Assert.InRange(output.Split('\n').Max(line => line.Length), width - 1, width);
    }

    [Theory]
    [InlineData("Remove-UdeskSession -StartTime 2026-05-01 -EndTime 2026-05-02 -AllCustomers")]
    [InlineData("New-UsedeskUser")]
    [InlineData("$Host.UI.ReadLine()")]
    [InlineData("$Host.UI.PromptForCredential('a', 'b', 'c', 'd')")]
    public void RefusesToAskWhereNobodyIs(string call)
    {
        var script = $"Import-Module '{Repository.Module}'; $s = [Net.NetworkCredential]::new('', 'x').SecurePassword; Connect-Udesk -Subdomain demo -Email a@example.test -ApiToken $s -SkipTest; Connect-Usedesk -ApiToken $s -SkipTest; {call}; 'went on'";
        var (_, _, error) = HostProcess.Run(["-NonInteractive", "-Command", "$ErrorActionPreference = 'Stop'; " + script]);
        // The engine asks for parameters itself, and says in its own words that it could not.
        Assert.Matches("not interactive|missing mandatory parameters: Name Email Password GroupId", error.ReplaceLineEndings(" "));
    }

    [Fact]
    public void ShowsWhatWouldHappen()
    {
        var script = $"Import-Module '{Repository.Module}'; Connect-Usedesk -SkipTest -ApiToken ([Net.NetworkCredential]::new('', 'x').SecurePassword); Remove-UsedeskUser 2156 -WhatIf";
        Assert.Equal("What if: Performing the operation \"Delete Usedesk user\" on target \"agent 2156\".\n", HostProcess.Run(["-NonInteractive", "-Command", script]).Output);
    }

    [Fact]
    public void FindsModulesInTheFolderThatIsNamed()
    {
        var (exitCode, output, error) = HostProcess.Run(["-NonInteractive", "-ModulePath", Path.GetDirectoryName(Path.GetDirectoryName(Repository.Module))!, "-Command", "Import-Module UsedeskUdesk; (Get-Module UsedeskUdesk).ModuleBase"]);
        Assert.Empty(error);
        Assert.Equal(0, exitCode);
        Assert.Equal(Path.GetDirectoryName(Repository.Module), output.Trim());
    }

    [UnixFact("Windows has no signals to send to another process.")]
    public void CtrlCStopsThePipeline()
    {
        engine.Reset();
        engine.Fault("""{"path":"groups","kind":"delay","delayMs":300000,"times":-1}""");
        var file = engine.NewPath("wait.ps1");
        File.WriteAllText(file, $"Import-Module '{Repository.Module}'\nConnect-Usedesk -BaseUri {engine.Simulator.UsedeskBaseUri} -TimeoutSec 3000 -SkipTest -ApiToken ([Net.NetworkCredential]::new('', $env:TOKEN).SecurePassword)\ntry {{ Get-UsedeskGroup }} finally {{ [Console]::Out.WriteLine('cleaned up') }}\n'went on'");
        using var host = HostProcess.Start(["-File", file], new System.Collections.Generic.Dictionary<string, string> { ["TOKEN"] = engine.Simulator.UsedeskToken });
        EngineFixture.Until(() => engine.Requests.Count == 1 || host.HasExited, "the call arrives");
        host.Interrupt();
        var (exitCode, output, _) = host.End();
        Assert.Equal(130, exitCode);
        Assert.Equal("cleaned up\n", output);
    }

    [Fact]
    public void ATerminalGetsColoursAndOneLineOfProgressThatGoesAway()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var ui = new HostInterface(output, output, input: null, () => 20, terminal: true, colour: true);
        ui.WriteProgress(0, new ProgressRecord(1, "A long activity indeed", "place 1") { PercentComplete = 5 });
        ui.WriteWarningLine("mind");
        ui.WriteProgress(0, new ProgressRecord(1, "Done", "done") { RecordType = ProgressRecordType.Completed });
        Assert.Equal($"A long activity ind\r\u001b[K{PSStyle.Instance.Formatting.Warning}WARNING: mind{PSStyle.Instance.Reset}{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public void AFileGetsNeither()
    {
        using var output = new StringWriter();
        var ui = new HostInterface(output, output, input: null, () => 20, terminal: false, colour: false);
        ui.WriteProgress(0, new ProgressRecord(1, "Activity", "status"));
        ui.WriteLine(ConsoleColor.Cyan, ConsoleColor.Black, $"{PSStyle.Instance.Foreground.Red}plain{PSStyle.Instance.Reset}");
        Assert.Equal("plain" + Environment.NewLine, output.ToString());
    }

    [Theory]
    [InlineData("-File nowhere.ps1")]
    [InlineData("-Unknown")]
    [InlineData("-NonInteractive")]
    public void ATypingErrorIsNoRun(string arguments) => Assert.Equal(64, HostProcess.Run(arguments.Split(' ')).ExitCode);
}
