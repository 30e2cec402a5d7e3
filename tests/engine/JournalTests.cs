using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using UsedeskUdesk.EngineTests.Support;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Runs that can go on: by the same command line, and after an answer that never came. What a kill leaves is in CrashTests.</summary>
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

    /// <summary>A hashtable hands out its keys in another order in each process, and with another size: the content is the same.</summary>
    [Theory]
    [InlineData("New-UdeskCustomer -CustomerToken t1 -NickName n -CustomField $fields")]
    [InlineData("[pscustomobject]@{ CustomerToken = 't1'; NickName = 'n'; CustomField = $fields } | New-UdeskCustomer")]
    [InlineData("@{ CustomerToken = 't1'; NickName = 'n'; CustomField = $fields } | New-UdeskCustomer")]
    [InlineData("New-UsedeskTicket -Subject s -Message m -Field $numbers")]
    public void TheOrderOfAHashtableIsNoContent(string call)
    {
        foreach (var names in new[] { "'a', 'b', 'c', 'd'", "'d', 'c', 'b', 'a'" })
        {
            var size = names.StartsWith("'a", StringComparison.Ordinal) ? 0 : 977;
            _engine.Session.Run($"$fields = [hashtable]::new({size}); $numbers = [hashtable]::new({size}); foreach ($name in {names}) {{ $fields[\"TextField_$name\"] = $name; $numbers[\"$([int][char]$name)\"] = $name }}; {call} -JournalPath '{_journal}' -ErrorAction SilentlyContinue");
        }

        Assert.Single(_engine.Requests);
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

    /// <summary>A refusal says nothing of the first time: who mended the row and sent it could have two.</summary>
    [Theory]
    [InlineData("kind\":\"body\",\"body\":\"{\\\"code\\\":115,\\\"error\\\":\\\"no access\\\"}", "no access")]
    [InlineData("kind\":\"status\",\"status\":404,\"body\":\"", "404")]
    public void AnItemThatIsUnknownStaysSoWhenItFailsNow(string fault, string why)
    {
        _engine.Fault("""{"service":"usedesk","path":"create/ticket","kind":"cut-after"}""");
        Assert.Single(Create(1).Errors);
        _engine.Fault($$"""{"service":"usedesk","path":"create/ticket","{{fault}}"}""");
        var again = Create(1, "-ResumeUnknown Retry -FailedRows failed; $failed.Count");
        var error = Assert.Single(again.Errors);
        Assert.StartsWith("WriteOutcomeUnknown,", error.FullyQualifiedErrorId);
        Assert.Contains("left in an earlier run", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single(again.Output).BaseObject);

        _engine.Simulator.State.ClearRequests();
        Assert.StartsWith("WriteOutcomeUnknown,", Assert.Single(Create(1).Errors).FullyQualifiedErrorId);
        Assert.Empty(_engine.Requests);
    }

    [Fact]
    public void ARefusedItemIsTriedAgain()
    {
        _engine.Fault("""{"service":"usedesk","path":"create/ticket","kind":"body","body":"{\"code\":115,\"error\":\"no access\"}"}""");
        Assert.Single(Create(1).Errors);
        Assert.Single(Create(1).ThrowIfFailed().Output);
    }

    /// <summary>What would be made again must not be advised.</summary>
    [UnixTheory("A file that is open stays where it is on Windows.")]
    [InlineData("rm '{0}'")]
    [InlineData("mv '{0}' '{0}.old'")]
    [InlineData("mv '{0}' '{0}.old'; cp '{0}.old' '{0}'")]
    [InlineData(": > '{0}'")]
    [InlineData("head -c 9999 /dev/zero > '{0}'")]
    public void ALostJournalIsNotAdvised(string how)
    {
        var result = _engine.Session.Run(
            $"{Rows} New-Row 2 | ForEach-Object {{ if ($_.Subject -eq 'row 2') {{ [Diagnostics.Process]::Start('bash', [string[]]('-c', $how)).WaitForExit() }}; $_ }} | New-UsedeskTicket -JournalPath '{_journal}' -FailedRows bad; $bad.Subject",
            ("how", string.Format(System.Globalization.CultureInfo.InvariantCulture, how, _journal)));
        Assert.Single(result.Errors);
        Assert.Equal("row 2", result.Output[^1].BaseObject);
        var line = Assert.Single(result.Warnings);
        Assert.Contains("1 done, 1 failed in ", line, StringComparison.Ordinal);
        Assert.Contains($"The journal '{_journal}' was lost", line, StringComparison.Ordinal);
        Assert.Contains("what was done must not be sent again", line, StringComparison.Ordinal);
        Assert.DoesNotContain("is not made again", line, StringComparison.Ordinal);
    }

    /// <summary>Also where nothing failed, and for a single item: whoever runs it again later makes it again.</summary>
    [UnixTheory("A file that is open stays where it is on Windows.")]
    [InlineData(1)]
    [InlineData(2)]
    public void ALostJournalIsToldOfWhereAllWentWell(int count)
    {
        var result = _engine.Session.Run($"{Rows} New-Row {count} | New-UsedeskTicket -JournalPath '{_journal}' | ForEach-Object {{ if ($_.Row -eq {count}) {{ [IO.File]::Delete('{_journal}') }} }}").ThrowIfFailed();
        Assert.Contains("was lost", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("pipe them", result.Warnings[0], StringComparison.Ordinal);
    }

    /// <summary>Its earlier run may have made the ticket, whatever ends this one.</summary>
    [Fact]
    public void WhatIsUnknownFromBeforeIsInNoListWhereThePipelineEnds()
    {
        _engine.Fault("""{"service":"usedesk","path":"create/ticket","kind":"cut-after"}""");
        Assert.Single(Create(1).Errors);
        _engine.Fault("""{"service":"usedesk","path":"create/ticket","kind":"body","body":"{\"code\":112,\"error\":\"wrong token\"}"}""");
        var result = _engine.Session.Run($"$bad = $null; try {{ {Rows} New-Row 1 | New-UsedeskTicket -JournalPath '{_journal}' -ResumeUnknown Retry -FailedRows bad }} catch {{ $_.FullyQualifiedErrorId }} $bad.Count");
        Assert.StartsWith("UsedeskApi.112,", (string)result.Output[0].BaseObject, StringComparison.Ordinal);
        Assert.Equal("0", Expectation.TextOf(result.Output[^1]));
        Assert.Contains("0 done, 1 unknown", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIfWritesNothing()
    {
        Create(2, "-WhatIf").ThrowIfFailed();
        Assert.False(File.Exists(_journal));
        Assert.Empty(_engine.Requests);
    }

    /// <summary>Both say that they are empty; one is waited for without end, the other read without end.</summary>
    [UnixTheory("Neither has a name of a file on Windows.")]
    [InlineData("mkfifo")]
    [InlineData("ln -s /dev/zero")]
    public void AFileToSendIsAnOrdinaryOne(string make)
    {
        var path = _engine.NewPath("device");
        HostProcess.RunProgram("bash", ["-c", $"{make} '{path}'"]);
        var run = _engine.Session.Begin($"try {{ New-UsedeskTicket -Subject s -Message m -ClientEmail a@example.test -File '{path}' -JournalPath '{_journal}' -ErrorAction Stop }} catch {{ $_.FullyQualifiedErrorId }}");
        EngineFixture.Until(() => run.State != PSInvocationState.Running, "the end");
        Assert.StartsWith("NotAFile,", (string)Assert.Single(run.End()).BaseObject);
        Assert.Empty(_engine.Requests);
    }

    /// <summary>.NET gives a link's own size where it is asked for a file's.</summary>
    [UnixFact("Links need rights on Windows that a test may not have.")]
    public void ALinkToAFileSendsTheFile()
    {
        var link = _engine.NewPath("link.txt");
        File.CreateSymbolicLink(link, _engine.Note);
        _engine.Session.Run($"New-UsedeskTicket -Subject s -Message m -ClientEmail a@example.test -File '{link}' -JournalPath '{_journal}'").ThrowIfFailed();
        Assert.Equal(6, _engine.Requests.Single().Files.Single().Length);
    }

    /// <summary>One name for the files of all rows, as scripts do: a row that has to wait finds the file of a later one there.</summary>
    [Theory]
    [InlineData("[IO.File]::WriteAllText($path, $_)", true)]
    [InlineData("[IO.File]::WriteAllText($path, $_)", false)]
    [InlineData("[IO.File]::WriteAllText(\"$path.new\", $_); [IO.File]::Move(\"$path.new\", $path, $true)", true)]
    [InlineData("[IO.File]::WriteAllText(\"$path.new\", $_); [IO.File]::Move(\"$path.new\", $path, $true)", false)]
    public void NoRowSendsTheFileOfAnother(string write, bool hasJournal)
    {
        var journal = hasJournal ? $"-JournalPath '{_journal}'" : string.Empty;
        _engine.Fault("""{"path":"create/ticket","kind":"status","status":429,"retryAfter":"1"}""");
        var run = _engine.Session.Run($$"""
            $path = '{{_engine.NewPath("tmp.txt")}}'
            'AAAA', 'BBBB', 'CCCC', 'DDDD' | ForEach-Object { {{write}}; [pscustomobject]@{ Subject = $_; Message = 'm'; ClientEmail = 'a@example.test'; File = $path } } | New-UsedeskTicket -ThrottleLimit 2 {{journal}}
            """);

        var made = _engine.Requests.Where(request => request.Status == 200).ToArray();
        Assert.Equal(4, made.Length + run.Errors.Count);
        Assert.All(run.Errors, error => Assert.StartsWith("FileChanged,", error.FullyQualifiedErrorId));
        Assert.Contains(run.Errors, error => error.ToString().StartsWith("Row 1, AAAA: ", StringComparison.Ordinal));
        Assert.All(made, request => Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Form.Single(field => field.Name == "subject").Value!))),
            request.Files.Single().Sha256));
        if (hasJournal)
        {
            Assert.Equal(made.Length, _engine.Session.Run($"Get-UdeskBulkResult '{_journal}' | Where-Object State -eq Done").ThrowIfFailed().Output.Count);
        }
    }

    [Fact]
    public void HoldsNoSecret()
    {
        Create(2).ThrowIfFailed();
        Assert.DoesNotContain(_engine.Simulator.UsedeskToken, File.ReadAllText(_journal), StringComparison.Ordinal);
    }

    /// <summary>Only what was certainly not carried out is sent again: a stop in that wait leaves nothing unknown.</summary>
    [Fact]
    public void WhatIsStoppedBeforeItIsSentAgainWasNotCarriedOut()
    {
        _engine.Fault("""{"path":"create/ticket","kind":"status","status":429,"retryAfter":"120"}""");
        var run = _engine.Session.Begin($"{Rows} New-Row 2 | New-UsedeskTicket -JournalPath '{_journal}' -Verbose");
        EngineFixture.Until(() => run.Verbose.Any(text => text.StartsWith("Attempt 2 follows", StringComparison.Ordinal)), "the first waits");
        Assert.True(run.Stop(TimeSpan.FromMinutes(1)), "It has not stopped.");
        Assert.Throws<PipelineStoppedException>(run.End);

        var item = Assert.Single(_engine.Session.Run($"Get-UdeskBulkResult '{_journal}'").ThrowIfFailed().Output);
        Assert.Equal("Failed NotSent", $"{item.Properties["State"].Value} {item.Properties["ErrorId"].Value}");

        _engine.Reset();
        Assert.Equal(2, Create(2).ThrowIfFailed().Output.Count);
    }

    private RunResult Create(int count, string arguments = "") => _engine.Session.Run($"{Rows} New-Row {count} | New-UsedeskTicket -JournalPath '{_journal}' {arguments}");

    private static string Id(PSObject ticket) => Expectation.TextOf(ticket.Properties["TicketId"].Value);
}
