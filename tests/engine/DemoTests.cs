using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>The story of samples/Demo.ps1.</summary>
public sealed partial class DemoTests
{
    private static readonly string s_story = Repository.Combine("samples", "Demo.ps1");

    [Fact]
    public void TellsTheStoryByTheCmdlets()
    {
        var (exitCode, output, error) = HostProcess.Run(["-NonInteractive", "-File", s_story], Configuration());
        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Contains("AgentId Name               Nick             ImStatus CustomStatus   Sessions", output, StringComparison.Ordinal);
        Assert.Contains("Tickets at Usedesk : 12", output, StringComparison.Ordinal);
        Assert.Contains("What if: Performing the operation \"Delete Udesk session records\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$lost.Count -eq 12", "$lost.Count -eq 13")]
    [InlineData("(Test-UsedeskConnection)", "$false")]
    public void EndsWithOneWhereAStepDidNotDoWhatItSays(string right, string wrong)
    {
        var text = File.ReadAllText(s_story);
        Assert.Contains(right, text, StringComparison.Ordinal);
        text = text.Replace(right, wrong, StringComparison.Ordinal).Replace("$PSScriptRoot", $"'{Path.GetDirectoryName(s_story)}'", StringComparison.Ordinal);
        var (exitCode, _, error) = HostProcess.Run(["-NonInteractive", "-Command", text], Configuration());
        Assert.Equal(1, exitCode);
        Assert.Contains("The step did not do what it says", error, StringComparison.Ordinal);
    }

    [PwshFact]
    public void LooksTheSameInPwsh()
    {
        var pwsh = HostProcess.RunProgram("pwsh", ["-NoProfile", "-NonInteractive", "-File", s_story], Configuration());
        Assert.Equal((0, string.Empty), (pwsh.ExitCode, pwsh.Error));

        // pwsh takes 80 or 120 columns without a terminal, by the system.
        var (exitCode, output, error) = HostProcess.Run(["-NonInteractive", "-Width", Array.Exists(pwsh.Output.Split('\n'), static line => line.StartsWith("       Id CustomerName", StringComparison.Ordinal) && line.TrimEnd().Length > 80) ? "120" : "80", "-File", s_story], Configuration());
        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal(Steady(pwsh.Output), Steady(output));
    }

    private static Dictionary<string, string> Configuration() => new() { ["USEDESKUDESK_CONFIGURATION"] = Repository.Configuration };

    /// <summary>Puts signs in the place of what differs from run to run.</summary>
    private static string Steady(string text)
    {
        text = Identifier().Replace(text, "<guid>");
        text = Port().Replace(text, "127.0.0.1:<port>");
        text = Email().Replace(text, "admin+<hex>@");
        return Time().Replace(text, "<time>");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Identifier();

    // The port's digits decide how wide the columns after it begin.
    [GeneratedRegex(@"127\.0\.0\.1:\d+(/\S*)? *")]
    private static partial Regex Port();

    [GeneratedRegex(@"admin\+[0-9a-f]+@")]
    private static partial Regex Email();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?")]
    private static partial Regex Time();
}
