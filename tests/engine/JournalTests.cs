using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Runs that can go on: by the same command line, after an answer that never came, and after kill -9.</summary>
[Collection(EngineCollection.Name)]
public sealed class JournalTests
{
    private const string Rows = "function New-Row($count) { 1..$count | ForEach-Object { [pscustomobject]@{ Subject = \"row $_\"; Message = 'text'; ClientEmail = \"row$_@example.test\" } } };";

    private readonly EngineFixture _engine;
    private readonly string _journal;

    public JournalTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
        _journal = engine.NewPath("run.journal");
    }

    [Fact]
    public void TheSameCommandLineGoesOnWithTheEarlierResults()
    {
        var first = Create(5).ThrowIfFailed().Output.Select(Id).ToArray();
        _engine.Simulator.State.ClearRequests();
        var second = Create(7).ThrowIfFailed().Output.Select(Id).ToArray();
        Assert.Equal(first, second.Take(5));
        Assert.Equal(7, second.Length);
        Assert.Equal(2, _engine.Requests.Count);
    }

    [Theory]
    [InlineData("", 2, 1, 0)]
    [InlineData("-ResumeUnknown Skip", 2, 0, 0)]
    [InlineData("-ResumeUnknown Retry", 3, 0, 1)]
    public void AnItemThatLeftWithoutAnAnswerIsReportedSkippedOrSentAgain(string choice, int results, int errors, int sent)
    {
        _engine.Fault("""{"service":"usedesk","path":"create/ticket","kind":"cut-after","skip":1}""");
        Assert.StartsWith("WriteOutcomeUnknown,", Assert.Single(Create(3).Errors).FullyQualifiedErrorId);
        _engine.Simulator.State.ClearRequests();
        var again = Create(3, choice);
        Assert.Equal(results, again.Output.Count);
        Assert.Equal(errors, again.Errors.Count);
        Assert.All(again.Errors, error => Assert.Equal("row 2", PSObject.AsPSObject(error.TargetObject).Properties["Subject"].Value));
        Assert.Equal(sent, _engine.Requests.Count);
    }

    [Fact]
    public void ARefusedItemIsTriedAgain()
    {
        _engine.Fault("""{"service":"usedesk","path":"create/ticket","kind":"body","body":"{\"code\":115,\"error\":\"no access\"}"}""");
        Assert.Single(Create(1).Errors);
        Assert.Single(Create(1).ThrowIfFailed().Output);
    }

    [Fact]
    public void WhatIfWritesNothing()
    {
        Create(2, "-WhatIf").ThrowIfFailed();
        Assert.False(File.Exists(_journal));
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void HoldsNoSecret()
    {
        Create(2).ThrowIfFailed();
        Assert.DoesNotContain(_engine.Simulator.UsedeskToken, File.ReadAllText(_journal), StringComparison.Ordinal);
    }

    [Fact]
    public void SurvivesBeingKilledNothingIsThereTwiceAndNothingMissingThatIsNotReported()
    {
        const int Count = 600;
        const int Throttle = 8;
        const int Rounds = 3;
        var file = _engine.NewPath("bulk.ps1");
        File.WriteAllText(file, $$"""
            Import-Module $env:USEDESKUDESK_MODULE
            Connect-Usedesk -BaseUri $env:ADDRESS -RequestsPerMinute 0 -ApiToken ([Net.NetworkCredential]::new('', $env:TOKEN).SecurePassword)
            $null = 1..{{Count}} | ForEach-Object { [pscustomobject]@{ Subject = "killed $_"; Message = 'text'; ClientEmail = "k$_@example.test" } } |
                New-UsedeskTicket -JournalPath $env:JOURNAL -ThrottleLimit {{Throttle}} -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
            $failed | ForEach-Object { "$($_.FullyQualifiedErrorId.Split(',')[0])|$($_.TargetObject.Subject)" }
            """);
        var environment = new Dictionary<string, string> { ["ADDRESS"] = _engine.Simulator.UsedeskBaseUri.ToString(), ["TOKEN"] = _engine.Simulator.UsedeskToken, ["JOURNAL"] = _journal };
        _engine.Post("settings", """{"answerDelayMs":30}""");
        for (var round = 0; round < Rounds; round++)
        {
            // Killed once it has got a piece further, wherever it stands then.
            var target = Made().Count + 25;
            using var host = HostProcess.Start(["-NonInteractive", "-File", file], environment);
            EngineFixture.Until(() => host.HasExited || Made().Count >= target, "some tickets");
            Assert.False(host.HasExited);
            host.Kill();
        }

        var (exitCode, output, error) = HostProcess.Run(["-NonInteractive", "-File", file], environment);
        Assert.Empty(error);
        Assert.Equal(0, exitCode);
        var unknown = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).ToArray();
        Assert.All(unknown, parts => Assert.Equal("WriteOutcomeUnknown", parts[0]));
        Assert.InRange(unknown.Length, 0, Rounds * Throttle);
        var made = Made();
        Assert.Equal(made.Count, made.Distinct().Count());
        Assert.Empty(Enumerable.Range(1, Count).Select(i => $"killed {i}").Except(made).Except(unknown.Select(parts => parts[1])));
    }

    private List<string> Made() => [.. _engine.Simulator.State.Tickets.Select(ticket => ticket.Subject!).Where(subject => subject?.StartsWith("killed ", StringComparison.Ordinal) == true)];

    private RunResult Create(int count, string arguments = "") => _engine.Session.Run($"{Rows} New-Row {count} | New-UsedeskTicket -JournalPath '{_journal}' {arguments}");

    private static string Id(PSObject ticket) => Expectation.TextOf(ticket.Properties["TicketId"].Value);
}
