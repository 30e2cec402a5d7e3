using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>What a person is told of each item, of the whole run, and of what would be changed.</summary>
[Collection(EngineCollection.Name)]
public sealed class OutcomeTests
{
    private const string FourRows = "1..4 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = $(if ($_ -ne 3) { 'm' }) } } | New-UsedeskTicket";

    private readonly EngineFixture _engine;

    public OutcomeTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    [Theory]
    [InlineData("Get-UsedeskTicket 7", "ID 7: Usedesk refused POST ticket")]
    [InlineData("2154801, 8 | Get-UsedeskTicket", "Row 2, ID 8: Usedesk refused POST ticket")]
    [InlineData("2154801, 8, 2154802 | Get-UsedeskTicket -ThrottleLimit 3", "Row 2, ID 8: Usedesk refused POST ticket")]
    [InlineData("Update-UsedeskTicket 9 -Status Closed", "ticket 9: Usedesk refused POST update/ticket")]
    [InlineData(FourRows, "Row 3, s3: Usedesk refused POST create/ticket")]
    [InlineData("[pscustomobject]@{ CustomerToken = 'shop-1' } | Exit-UdeskImQueue -Confirm:$false", "Row 1, CustomerToken 'shop-1': It is not known in which queue")]
    [InlineData("'no', 'maybe' | ForEach-Object { [pscustomobject]@{ Subject = \"s $_\"; Message = 'm'; PrivateComment = $_ } } | New-UsedeskTicket", "Row 2, Subject 's maybe': 'maybe' is neither yes nor no.")]
    public void AnErrorNamesItsItem(string call, string text)
        => Assert.Contains(text, Assert.Single(_engine.Session.Run(call).Errors).ToString());

    [Fact]
    public void ARowBeforeDoesNotNameWhatIsTypedLater()
    {
        _engine.Session.Run("[pscustomobject]@{ Subject = 's'; Message = 'm'; PrivateComment = 'maybe' } | New-UsedeskTicket");
        Assert.DoesNotContain("Row", _engine.Session.RunCaught("Update-UsedeskUser 2156 -ChatOnlineStatus maybe").Terminating!.ToString());
    }

    [Fact]
    public void ABulkRunEndsWithOneLine()
    {
        var result = _engine.Session.Run($"{FourRows} -FailedRows bad; $bad");
        var line = Assert.Single(result.Warnings);
        Assert.Matches(@"^New-UsedeskTicket: 3 done, 1 failed in [0-9.]+ s\. The failed rows are in \$bad\. Mend them, and pipe them alone\.$", line);
        Assert.Equal("s3", result.Output[^1].Properties["Subject"].Value);

        // What it says is so: the variable holds the row itself.
        Assert.Equal(["s3"], _engine.Session.Run("$bad | ForEach-Object { $_.Message = 'mended'; $_ } | New-UsedeskTicket").ThrowIfFailed().Output.Select(ticket => ticket.Properties["Subject"].Value));
    }

    /// <summary>Where the same cmdlet stands twice in a pipeline each counts its own rows.</summary>
    [Fact]
    public void ARefusedRowIsCountedWhereItWasRefused()
    {
        var result = _engine.Session.Run("2154801, 2154802, 2154803 | Update-UsedeskTicket -Status Closed -PassThru -FailedRows first | ForEach-Object { if ($_.TicketId -eq 2154802) { 'x' } else { $_.TicketId } } | Update-UsedeskTicket -Status Open -FailedRows second; $first.Count; $second.Count");
        Assert.Single(result.Errors);
        Assert.Equal("0", Expectation.TextOf(result.Output[^2]));
        Assert.Contains(result.Warnings, text => text.Contains("1 failed", StringComparison.Ordinal) && text.Contains("$second", StringComparison.Ordinal));
        Assert.Equal("1", Expectation.TextOf(result.Output[^1]));
    }

    [Fact]
    public void ReadsCountRefusedRowsToo()
    {
        var result = _engine.Session.Run("2154801, 'x', 7 | Get-UsedeskTicket");
        Assert.StartsWith("Row 3, ID 7: ", result.Errors[1].ToString(), StringComparison.Ordinal);
    }

    /// <summary>PowerShell itself refuses such a value, of whatever kind the items are; it is a row like any other all the same.</summary>
    [Theory]
    [InlineData("2154801, 'x', 7, 2154802")]
    [InlineData("'2154801', 'x', '7', '2154802'")]
    [InlineData("2154801, @{}, 7, 2154802")]
    public void AValueThatIsNoIdIsARowThatFailed(string items)
    {
        var result = _engine.Session.Run($"{items} | Update-UsedeskTicket -Status Closed -FailedRows bad; $bad.Count; $bad[1]");
        Assert.Equal(2, result.Errors.Count);
        Assert.StartsWith("Row 3, ticket 7: ", result.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("2 done, 2 failed", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(["2", "7"], result.Output.Select(Expectation.TextOf));
    }

    [Fact]
    public void TheLineNamesTheErrorVariableAndTheJournal()
    {
        var path = _engine.NewPath("run.jsonl");
        var result = _engine.Session.Run($"{FourRows} -ErrorVariable went -JournalPath '{path}' -ErrorAction SilentlyContinue; $went.TargetObject.Subject");
        Assert.Contains($"The failed rows are in $went.TargetObject. Mend them, and run the same command again with -JournalPath '{path}'", Assert.Single(result.Warnings));
        Assert.Equal("s3", result.Output[^1].BaseObject);

        _engine.Simulator.State.ClearRequests();
        var again = _engine.Session.Run($"{FourRows} -JournalPath '{path}'");
        Assert.Contains("0 done, 1 failed, 3 from before", Assert.Single(again.Warnings));
        Assert.Single(_engine.Requests);
    }

    [Fact]
    public void WhatMayHaveBeenDoneIsNoFailedRow()
    {
        _engine.Fault("""{"path":"create/ticket","kind":"cut-after"}""");
        var result = _engine.Session.Run("1..2 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = 'm' } } | New-UsedeskTicket -FailedRows bad");
        Assert.Contains("1 done, 1 unknown in ", Assert.Single(result.Warnings));
        Assert.Equal(0, _engine.Session.Run("$bad.Count").Single().BaseObject);
    }

    private const string Refused = "{\"path\":\"create/ticket\",\"kind\":\"body\",\"times\":-1,\"body\":\"{\\\"error\\\":\\\"no access\\\",\\\"code\\\":115}\"}";
    private const string WrongToken = "{\"path\":\"create/ticket\",\"kind\":\"body\",\"skip\":1,\"body\":\"{\\\"error\\\":\\\"wrong token\\\",\\\"code\\\":112}\"}";

    /// <summary>What had come when the pipeline ended is in the list: refused, not yet sent, or waiting for room; the rest of the table the cmdlet never saw, and says so.</summary>
    [Fact]
    public void AnErrorThatEndsThePipelineLeavesNoRowOutOfTheList()
    {
        _engine.Fault(Refused);
        var result = _engine.Session.Run("$bad = $null; try { 1..6 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = 'm' } } | New-UsedeskTicket -ThrottleLimit 4 -ErrorAction Stop -FailedRows bad } catch { } $bad.Subject");
        var listed = result.Output.Select(Expectation.TextOf).ToArray();
        Assert.True(listed.Length >= 4, string.Join(' ', listed));
        Assert.Equal(Enumerable.Range(1, listed.Length).Select(i => $"s{i}"), listed.Order());
        Assert.All(_engine.Requests, request => Assert.Contains(SubjectOf(request), listed));
        var line = Assert.Single(result.Warnings, text => text.Contains(" done, ", StringComparison.Ordinal));
        Assert.Contains("The pipeline ended early: rows that had not come by then were not sent, and are in no list.", line, StringComparison.Ordinal);
        Assert.Contains("are in $bad.", line, StringComparison.Ordinal);
    }

    [Fact]
    public void ARowThatEndsThePipelineWithItsTokenIsInTheListToo()
    {
        _engine.Fault(WrongToken);
        var result = _engine.Session.Run("$bad = $null; try { 1..4 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = 'm' } } | New-UsedeskTicket -FailedRows bad } catch { } $bad.Subject");
        Assert.Equal("s2", Expectation.TextOf(result.Output[^1]));
        Assert.Contains("1 done, 1 failed in ", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, _engine.Requests.Count);
    }

    /// <summary>One parameter may name several things; what comes after the one that ends the pipeline is not done either.</summary>
    [Fact]
    public void TheOtherIdsOfARowAreInTheListToo()
    {
        var result = _engine.Session.Run("$bad = $null; try { Update-UsedeskTicket 2154801, 7, 2154802, 2154803 -Status Closed -ErrorAction Stop -FailedRows bad } catch { } $bad");
        Assert.Equal(["7", "2154802", "2154803"], result.Output.Select(Expectation.TextOf));
        Assert.Contains("1 done, 1 failed, 2 not sent in ", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotSentBecauseTheNextCommandEndsThePipelineIsInTheList()
    {
        var result = _engine.Session.Run("$bad = $null; foreach ($once in 1) { 1..9 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = 'm' } } | New-UsedeskTicket -FailedRows bad | ForEach-Object { if ($_.Row -eq 2) { break } } }; $bad.Count; $bad.Subject");
        // The second row was carried out, whether or not anybody took its result.
        Assert.Equal("0", Expectation.TextOf(result.Output[0]));

        _engine.Simulator.State.ClearRequests();
        _engine.Fault("""{"path":"create/ticket","kind":"delay","delayMs":1500,"skip":1,"times":-1}""");
        result = _engine.Session.Run("$bad = $null; foreach ($once in 1) { 1..9 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = 'm' } } | New-UsedeskTicket -ThrottleLimit 3 -FailedRows bad | ForEach-Object { break } }; $bad.Subject");
        var listed = result.Output.Select(Expectation.TextOf).ToArray();
        var sent = _engine.Requests.Select(SubjectOf).ToArray();
        Assert.Empty(listed.Intersect(sent));
        Assert.Equal(Enumerable.Range(1, listed.Length + sent.Length).Select(i => $"s{i}"), listed.Concat(sent).Order());
        Assert.NotEmpty(listed);
    }

    /// <summary>What had left may have been carried out, and what had not can be sent again.</summary>
    [Fact]
    public void AfterAStopTheListHasWhatHadNotLeft()
    {
        _engine.Fault("""{"path":"create/ticket","kind":"delay","delayMs":600000,"times":-1}""");
        var running = _engine.Session.Begin("1..9 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = 'm' } } | New-UsedeskTicket -ThrottleLimit 3 -FailedRows stopped");
        EngineFixture.Until(() => _engine.Requests.Count == 3, "three calls");
        System.Threading.Thread.Sleep(300);
        Assert.True(running.Stop(TimeSpan.FromMinutes(1)));
        Assert.Equal(["s4"], _engine.Session.Run("$stopped.Subject").Output.Select(Expectation.TextOf));
    }

    private const string NoChange = """{"path":"update/ticket","kind":"body","times":-1,"body":"{\"status\":\"success\",\"ticket_id\":TICKET}"}""";

    /// <summary>The service said that it was done, and it was not.</summary>
    [Fact]
    public void ATagThatIsMissingAfterASuccessIsAFailure()
    {
        _engine.Fault(NoChange.Replace("TICKET", "2154801", StringComparison.Ordinal).Replace(",\"times\":-1", string.Empty, StringComparison.Ordinal));
        _engine.Fault(NoChange.Replace("TICKET", "2154802", StringComparison.Ordinal).Replace(",\"times\":-1", string.Empty, StringComparison.Ordinal));
        var result = _engine.Session.Run("$bad = $null; 2154801, 2154802 | Add-UsedeskTicketTag -Tag brandnew -FailedRows bad; $bad");
        Assert.All(result.Errors, error => Assert.StartsWith("TagsNotChanged,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, result.Errors.Count);
        Assert.Equal(["2154801", "2154802"], result.Output.Select(Expectation.TextOf));
        Assert.Contains("0 done, 2 failed in ", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    /// <summary>A success that could not be looked at is not known to be one: the page on tags says that it is looked at.</summary>
    [Fact]
    public void ATagThatCouldNotBeLookedAtIsUnknown()
    {
        _engine.Fault("""{"path":"/ticket","kind":"status","status":404,"skip":1}""");
        var result = _engine.Session.Run("$bad = $null; 2154801, 2154802 | Add-UsedeskTicketTag -Tag brandnew -FailedRows bad; $bad.Count");
        Assert.StartsWith("WriteOutcomeUnknown,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("1 done, 1 unknown in ", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("0", Expectation.TextOf(result.Output[^1]));
    }

    /// <summary>What fails once the change is made is no failure of the change: sent again from the list, it could be made twice.</summary>
    [Theory]
    [InlineData("Update-UsedeskTicket 2154801 -Status Closed -PassThru", """{"path":"/ticket","kind":"status","status":404}""", "ticket 2154801")]
    [InlineData("New-UdeskImSession -CustomerToken queued -AgentId 203 -Wait -PollIntervalSec 1 -WaitTimeoutSec 30", """{"path":"im/sessions","kind":"status","status":404,"skip":1}""", "customer queued")]
    [InlineData("Update-UdeskCustomer -Id 70001 -NickName Vera", """{"path":"customers/get_customer","kind":"status","status":404,"skip":1}""", "customer with id 70001")]
    public void AnErrorAfterASuccessSaysThatItWasCarriedOut(string call, string fault, string name)
    {
        _engine.Happen("""POST agents/203 {"im_max_join_num":0}""");
        _engine.Fault("""{"path":"customers/update_customer","kind":"body","body":"{\"code\":1000,\"message\":\"ok\"}"}""");
        _engine.Fault(fault);
        var result = _engine.Session.Run($"$bad = $null; {call} -FailedRows bad; $bad.Count");
        var error = Assert.Single(result.Errors).ToString();
        Assert.Contains(name, error, StringComparison.Ordinal);
        Assert.Contains(": It was carried out, but something failed after it: ", error, StringComparison.Ordinal);
        Assert.Equal("0", Expectation.TextOf(result.Output[^1]));
    }

    [Fact]
    public void WhereAllWentWellTheLineIsVerboseInAScriptAndNoOutputAnywhere()
    {
        var result = _engine.Session.Run("1..2 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = 'm' } } | New-UsedeskTicket -Verbose").ThrowIfFailed();
        Assert.Contains(result.Verbose, text => text.StartsWith("New-UsedeskTicket: 2 done in ", System.StringComparison.Ordinal));
        Assert.Empty(result.Warnings);
        Assert.Empty(result.Information);
        Assert.Equal(2, result.Output.Count);
        Assert.DoesNotContain(_engine.Session.Run("New-UsedeskTicket -Subject s -Message m -Verbose").Verbose, text => text.Contains("done", System.StringComparison.Ordinal));
    }

    [Fact]
    public void ARowThatPowerShellItselfRefusesCounts()
    {
        var result = _engine.Session.Run("'no', 'maybe', 'yes' | ForEach-Object { [pscustomobject]@{ Subject = \"s $_\"; Message = 'm'; PrivateComment = $_ } } | New-UsedeskTicket -FailedRows bad");
        Assert.Contains("2 done, 1 failed", Assert.Single(result.Warnings));
        Assert.Equal(["1", "3"], result.Output.Select(ticket => Expectation.TextOf(ticket.Properties["Row"].Value)));
        Assert.Equal("s maybe", _engine.Session.Run("$bad.Subject").Single().BaseObject);
    }

    /// <summary>Script blocks of the command line run before anything else of the row: the cmdlet is not told that there was one.</summary>
    [Theory]
    [InlineData("if ($_ -eq 2) { throw 'x' } \"m$_\"", "x")]
    [InlineData("if ($_ -ne 2) { \"m$_\" }", "")]
    [InlineData("if ($_ -eq 2) { [datetime]'no time' } \"m$_\"", "no time")]
    public void ARowWhoseScriptBlockFailsCounts(string block, string text)
    {
        var result = _engine.Session.Run($"1..3 | New-UsedeskTicket -Subject {{ \"s$_\" }} -Message {{ {block} }} -FailedRows fr -ErrorVariable went; $fr.Count; $fr[0]; [int]($fr.Count -gt 0)");
        Assert.StartsWith("Row 2, ID 2: ", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Contains(text, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["1", "3"], result.Output.Take(2).Select(ticket => Expectation.TextOf(ticket.Properties["Row"].Value)));
        Assert.Equal(["1", "2", "1"], result.Output.Skip(2).Select(Expectation.TextOf));
        var line = Assert.Single(result.Warnings);
        Assert.Contains("2 done, 1 failed", line, StringComparison.Ordinal);
        Assert.EndsWith(" PowerShell's own error is shown without a row: it is about row 2.", line, StringComparison.Ordinal);
    }

    /// <summary>At the end and at the beginning, in turn, between others that were refused otherwise, and where the same cmdlet stands within the block.</summary>
    [Fact]
    public void EachRowThatPowerShellRefusesIsCountedInItsPlace()
    {
        var result = _engine.Session.Run("""
            'a', 'no', 'b', 'c', 'maybe', 'd', 'yes', 'e' | ForEach-Object { [pscustomobject]@{ Name = $_; PrivateComment = if ($_.Length -gt 1) { $_ } } } |
                New-UsedeskTicket -Message m -FailedRows fr -Subject {
                    if ($_.Name.Length -eq 1) { New-UsedeskTicket -Subject in -TotalCount x -ErrorAction SilentlyContinue; throw $_.Name }
                    $_.Name
                }
            $fr.Name
            """);
        Assert.Equal(["2", "7"], result.Output.Take(2).Select(ticket => Expectation.TextOf(ticket.Properties["Row"].Value)));
        Assert.Equal(["a", "b", "c", "maybe", "d", "e"], result.Output.Skip(2).Select(Expectation.TextOf));
        Assert.Contains("2 done, 6 failed", result.Warnings[^1], StringComparison.Ordinal);
        Assert.EndsWith(" PowerShell's own errors are shown without a row: they are about rows 1, 3, 4, 6, 8.", result.Warnings[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void WhereMoreAreRefusedThanPowerShellKeepsItIsSaid()
    {
        var result = _engine.Session.Run("1..300 | New-UsedeskTicket -Message m -Subject { throw 'x' } -FailedRows fr -ErrorAction SilentlyContinue; $fr.Count -gt 100");
        Assert.Equal(true, result.Output[^1].BaseObject);
        Assert.Contains("earlier rows that it refused may not be among those counted", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("earlier rows", Assert.Single(_engine.Session.Run("1..3 | New-UsedeskTicket -Message m -Subject { throw 'x' } -ErrorAction SilentlyContinue").Warnings), StringComparison.Ordinal);
    }

    /// <summary>Of the text PowerShell's own alone is out of reach while it is shown; what keeps the error names the row, and the closing line does.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ TicketId = '2154801'; Subject = 'a' }, [pscustomobject]@{ TicketId = ''; Subject = 'b' }", "Row 2, Subject 'b': ", true)]
    [InlineData("2154801, 'abc'", "Row 2, 'abc': ", true)]
    [InlineData("[pscustomobject]@{ TicketId = 2154801 }, [pscustomobject]@{ Ticket = 2 }", "Row 2: ", true)]
    [InlineData("[pscustomobject]@{ TicketId = 2154801 }, [pscustomobject]@{ TicketId = 'x2' }", "Row 2, TicketId 'x2': 'x2' is not a whole number", false)]
    public void WhatTheBinderRefusesNamesItsRow(string rows, string text, bool isPowerShells)
    {
        var result = _engine.Session.Run($"{rows} | Update-UsedeskTicket -Status closed");
        Assert.Contains(text, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(isPowerShells, result.Warnings[^1].EndsWith(" PowerShell's own error is shown without a row: it is about row 2.", StringComparison.Ordinal));
    }

    [Fact]
    public void ARowOfAnotherDelimiterSaysSo()
    {
        var result = _engine.Session.Run("[pscustomobject]@{ 'Ticket;Subject' = '1;a' }, [pscustomobject]@{ 'Ticket;Subject' = '2;b' } | Update-UsedeskTicket");
        Assert.Equal("Update-UsedeskTicket takes nothing from this column: Ticket;Subject. Read the file with Import-Csv -Delimiter ';'.", result.Warnings[0]);
        Assert.Equal(2, result.Warnings.Count);
        Assert.EndsWith("they are about rows 1, 2.", result.Warnings[1], StringComparison.Ordinal);
    }

    /// <summary>IDs that are none change nothing: not ticket 1 for true, and not ticket 12 for 12.7.</summary>
    [Fact]
    public void WhatIsNoIdChangesNothing()
    {
        _engine.Fault("""{"service":"usedesk","path":"tickets","kind":"body","body":"[{\"id\":true,\"subject\":\"a\"},{\"id\":12.7,\"subject\":\"b\"},{\"subject\":\"c\"}]"}""");
        var result = _engine.Session.Run("Get-UsedeskTicket | Update-UsedeskTicket -Status Closed");
        Assert.Equal(["Row 1, ", "Row 2, ", "Row 3, "], result.Errors.Select(error => error.ToString()[..7]));
        Assert.Equal(["/tickets"], _engine.Requests.Select(call => call.Path));
    }

    [Fact]
    public void AgentsWithoutAnIdAreAgentsToo()
    {
        _engine.Fault("""{"service":"usedesk","path":"users","kind":"body","body":"[{\"name\":\"a\"},{\"name\":\"b\"},{\"id\":\"x\",\"name\":\"c\"}]"}""");
        Assert.Equal(["a", "b", "c"], _engine.Session.Run("Get-UsedeskUser -UserType employee | ForEach-Object Name").ThrowIfFailed().Output.Select(Expectation.TextOf));
    }

    /// <summary>Whatever the rows are, and whichever of them has it.</summary>
    [Theory]
    [InlineData("@{ TicketId = 2154801; Status = 'Closed' }, @{ TicketId = 2154802; Status = 'Closed'; Priorty = 'low' }")]
    [InlineData("[pscustomobject]@{ TicketId = 2154801; Status = 'Closed' }, [pscustomobject]@{ TicketId = 2154802; Status = 'Closed'; Priorty = 'low' }, [pscustomobject]@{ TicketId = 2154802; Priorty = 'low'; Status = 'Closed' }")]
    [InlineData("$t = [Data.DataTable]::new(); 'TicketId', 'Status', 'Priorty' | ForEach-Object { $null = $t.Columns.Add($_) }; $null = $t.Rows.Add(2154801, 'Closed', 'low'); $null = $t.Rows.Add(2154802, 'Closed', 'low'); $t.Rows")]
    [InlineData("$t = [Data.DataTable]::new(); 'TicketId', 'Status', 'Priorty' | ForEach-Object { $null = $t.Columns.Add($_) }; $null = $t.Rows.Add(2154801, 'Closed', 'low'); $t.DefaultView")]
    [InlineData("class OwnRow { $TicketId = 2154801; $Status = 'Closed'; $Priorty = 'low' }; [OwnRow]::new(), [OwnRow]::new()")]
    public void AMisspeltColumnIsNamedOnceWhereverItComes(string rows)
    {
        var result = _engine.Session.Run($"{rows} | Update-UsedeskTicket").ThrowIfFailed();
        Assert.Equal("Update-UsedeskTicket takes nothing from this column: Priorty (did you mean Priority?).", Assert.Single(result.Warnings));
    }

    [Fact]
    public void ObjectsThatAreNoRowsHaveMoreThanIsMeant()
        => Assert.Empty(_engine.Session.Run("[uri]'http://x/2154801' | Update-UsedeskTicket -TicketId { $_.AbsolutePath.Trim('/') } -Status Closed").ThrowIfFailed().Warnings);

    [Fact]
    public void ResultsCarryWhatTellsWhichRowTheyAre()
    {
        var result = _engine.Session.Run("1..4 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; AdditionalId = \"A-$_\"; Message = $(if ($_ -ne 3) { 'm' }) } } | New-UsedeskTicket -ErrorAction SilentlyContinue");
        Assert.Equal(["1 s1 A-1", "2 s2 A-2", "4 s4 A-4"], result.Output.Select(ticket => $"{ticket.Properties["Row"].Value} {ticket.Properties["Subject"].Value} {ticket.Properties["AdditionalId"].Value}"));
        Assert.Null(_engine.Session.Run("New-UsedeskTicket -Subject s -Message m").Single().Properties["Row"]);
        Assert.Equal("Anna", _engine.Session.Run("New-UsedeskClient -Name Anna").Single().Properties["Name"].Value);
    }

    [Theory]
    [InlineData("Get-UsedeskClient 42", "Check -ClientId: there is no such client.", "new_client")]
    [InlineData("New-UsedeskTicket -Subject s -Message m -ClientId 42", "The word new_client in its place makes one.", null)]
    [InlineData("Update-UsedeskTicket 2154801 -AssigneeId 2156 -GroupId 13", "does not belong to the group in -GroupId. Get-UsedeskUser lists", null)]
    [InlineData("Update-UsedeskTicket 2154801 -GroupId 999", "Check -GroupId: there is no such group. Get-UsedeskGroup lists", null)]
    public void AdviceFitsTheCall(string call, string advice, string? not)
    {
        var told = Assert.Single(_engine.Session.Run(call).Errors).ErrorDetails.RecommendedAction;
        Assert.Contains(advice, told);
        if (not is not null)
        {
            Assert.DoesNotContain(not, told);
        }
    }

    [Theory]
    [InlineData("New-UsedeskTicket -Subject s -Message m -Priority urgnt", "Did you mean 'urgent'?")]
    [InlineData("New-UsedeskTicket -Subject s -Message m -Type qestion", "Did you mean 'question'?")]
    [InlineData("Update-UsedeskTicket 2154801 -Priority high", "Valid values: low, medium, urgent, extreme")]
    [InlineData("New-UsedeskTicket -Subject s -Message m -PhoneType moblie", "Did you mean 'mobile'?")]
    [InlineData("New-UsedeskTicket -Subject s -Message m -ClientEmail anna.example.test", "is not an e-mail address (-ClientEmail)")]
    [InlineData("New-UsedeskClient -Name Anna -Email 'anna@example.test', 'anna'", "'anna' is not an e-mail address (-Email)")]
    [InlineData("Update-UsedeskUser 2156 -Email 'olga @example.test'", "is not an e-mail address (-Email)")]
    public void WhatThePagesFixIsCheckedBeforeItIsSent(string call, string text)
    {
        Assert.Contains(text, Assert.Single(_engine.Session.Run(call).Errors).ToString());
        Assert.Empty(_engine.Requests);
    }

    [Theory]
    [InlineData("Get-UsedeskTicket 2154801 | Update-UsedeskTicket -Status Closed -Tag a, b -WhatIf", "\"ticket 2154801: Status Open → Closed, Tag vip → a, b\"")]
    [InlineData("Update-UsedeskTicket 2154801 -Status Closed -WhatIf", "\"ticket 2154801: Status Closed\"")]
    [InlineData("[pscustomobject]@{ TicketId = '2154801'; Status = 'Closed'; Subject = '' } | Update-UsedeskTicket -WhatIf", "\"ticket 2154801: Status Closed\"")]
    [InlineData("New-UsedeskTicket -Subject hello -Message 'some text' -Priority low -WhatIf", "\"hello: Message some text, Priority low\"")]
    [InlineData("Disconnect-Usedesk -WhatIf", "Disconnect")]
    [InlineData("Disconnect-Udesk -WhatIf", "Disconnect")]
    public void WhatIfSaysWhatChanges(string call, string text)
    {
        Assert.Contains(text, _engine.Session.Run(call).ThrowIfFailed().Shown);
        Assert.Equal(2, _engine.Session.Run("Get-UdeskConnection; Get-UsedeskConnection").Output.Count);
    }

    public static TheoryData<string, string> Named => new()
    {
        { "Get-UsedeskGroup", "First lin" }, { "Get-UsedeskChannel", "Site cht" }, { "Get-UsedeskTicketField", "" }, { "Get-UdeskAgent", "" }, { "Get-UdeskAgentStatus", "" },
        { "Get-UdeskUserGroup", "" }, { "Get-UdeskRobot", "" }, { "Get-UdeskCustomerFilter", "" }, { "Get-UdeskNoteTemplate", "" },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public void ANameThatNothingHasIsAnErrorAndAPatternIsNot(string cmdlet, string nearly)
    {
        var result = _engine.Session.Run($"{cmdlet} Nope-xyz");
        var error = Assert.Single(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("'Nope-xyz'", error.ToString());
        Assert.Empty(_engine.Session.Run($"{cmdlet} Nope-xyz*").ThrowIfFailed().Output);
        if (nearly.Length > 0)
        {
            Assert.Contains("Did you mean", Assert.Single(_engine.Session.Run($"{cmdlet} '{nearly}'").Errors).ToString());
        }
    }

    /// <summary>Every cmdlet whose first parameter is a name with wildcards is among those above.</summary>
    [Fact]
    public void EveryListingByNameIsTried()
    {
        var listings = _engine.Session.Run("Get-Command -Module UsedeskUdesk").Output.Select(command => (CmdletInfo)command.BaseObject)
            .Where(command => command.Verb == "Get" && command.Noun is not ("UdeskConnection" or "UsedeskConnection")
                && command.Parameters.TryGetValue("Name", out var name) && name.Attributes.OfType<SupportsWildcardsAttribute>().Any())
            .Select(command => command.Name);
        Assert.Equal(listings.Order(), Named.Select(row => (string)row[0]).Order());
    }

    [Fact]
    public void ColumnsThatNothingTakesAreNamedOnce()
    {
        var result = _engine.Session.Run("1..3 | ForEach-Object { [pscustomobject]@{ Subjct = \"s$_\"; Message = 'm'; Mood = 'glad' } } | New-UsedeskTicket -Subject fixed").ThrowIfFailed();
        Assert.Equal("New-UsedeskTicket takes nothing from these columns: Subjct (did you mean Subject?), Mood.", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Title = 's'; Message = 'm' } | New-UsedeskTicket -Subject { $_.Title }")]
    [InlineData("Get-UsedeskTicket 2154801 | Update-UsedeskTicket -Status Closed")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-UsedeskTicket 2154801))) | Update-UsedeskTicket -Status Closed")]
    public void ColumnsThatAreUsedAndTheModulesOwnObjectsAreNotNamed(string call) => Assert.Empty(_engine.Session.Run(call).ThrowIfFailed().Warnings);

    private static string SubjectOf(UsedeskUdesk.Simulator.Http.RequestRecord request)
        => request.Json?["subject"]?.ToString() ?? request.Form.Single(field => field.Name == "subject").Value;
}
