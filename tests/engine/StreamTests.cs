using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>What the streams say, what -WhatIf says, and what no stream may ever say.</summary>
[Collection(EngineCollection.Name)]
public sealed class StreamTests
{
    private readonly EngineFixture _engine;

    public StreamTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    public static TheoryData<string, int> Rows => OperationTests.RowNumbers(row => row.FailsWith is null);

    [Fact]
    public void VerboseNamesTheCallAndDebugItsAnswer()
    {
        var result = _engine.Session.Run("Get-UsedeskTicket 2154801 -Verbose -Debug").ThrowIfFailed();
        Assert.Equal("POST ticket", result.Verbose[0]);
        Assert.Matches("^POST ticket: HTTP 200 after [0-9]+ ms$", result.Verbose[1]);
        Assert.Equal(2, result.Debug.Count);
        Assert.StartsWith("> POST ticket", result.Debug[0], StringComparison.Ordinal);
        Assert.Contains("\"ticket_id\": 2154801", result.Debug[0], StringComparison.Ordinal);
        Assert.Contains("\"api_token\": \"***\"", result.Debug[0], StringComparison.Ordinal);
        Assert.StartsWith("< HTTP 200", result.Debug[1], StringComparison.Ordinal);
        Assert.Contains("Seeded ticket 1", result.Debug[1], StringComparison.Ordinal);
    }

    /// <summary>Showing a body must not hide that it left: what became of the change is unknown all the same.</summary>
    [Fact]
    public void ABodyThatIsShownLeavesAllTheSame()
    {
        _engine.Fault("""{"path":"create/ticket","kind":"cut-after"}""");
        Assert.StartsWith("WriteOutcomeUnknown,", Assert.Single(_engine.Session.Run("New-UsedeskTicket -Subject s -Message m -Debug").Errors).FullyQualifiedErrorId);
        Assert.Single(_engine.Requests);
    }

    [Fact]
    public void PagesAreCounted()
    {
        _engine.Happen("""POST queue/seed {"count":2500,"from":"2026-05-01 00:00:00","to":"2026-05-08 00:00:00"}""");
        var result = _engine.Session.Run("$null = Get-UdeskAbandonedQueue -StartTime 2026-05-01 -EndTime 2026-05-09 -Verbose").ThrowIfFailed();
        Assert.Contains(result.Verbose, text => text.Contains("(page 2): HTTP 200 after", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-UsedeskTicket 2154801", """{"path":"/ticket","kind":"delay","delayMs":4500}""", "the answer to POST ticket")]
    [InlineData("Get-UdeskAgentStatus", """{"path":"im/agent_status","kind":"status","status":429,"retryAfter":"4"}""", "s more")]
    public void ALongWaitIsShownWithItsReason(string call, string fault, string reason)
    {
        _engine.Fault(fault);
        var result = _engine.Session.Run(call).ThrowIfFailed();
        Assert.Contains(result.Progress, record => record.Activity == "Waiting" && record.StatusDescription.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void NothingIsSaidUnasked()
    {
        var result = _engine.Session.Run("Get-UsedeskTicket 2154801; New-UdeskImSession -CustomerToken quiet -AgentId 202 | Send-UdeskImMessage -Content hi").ThrowIfFailed();
        Assert.Empty(result.Verbose);
        Assert.Empty(result.Debug);
        Assert.Empty(result.Warnings);
        Assert.Empty(result.Information);
        Assert.Empty(result.Shown);
    }

    [Fact]
    public void ARepeatedCallSaysWhy()
    {
        _engine.Fault("""{"path":"im/agent_status","kind":"cut-before"}""");
        var result = _engine.Session.Run("Get-UdeskAgentStatus -Verbose").ThrowIfFailed();
        Assert.Equal(6, result.Output.Count);
        Assert.Equal("GET im/agent_status", result.Verbose[0]);
        Assert.Contains(result.Verbose, text => text.StartsWith("Attempt 2 follows in ", StringComparison.Ordinal));
        Assert.Contains("GET im/agent_status, attempt 2", result.Verbose);
    }

    [Fact]
    public void WaitingForAnAgentShowsThePlaceInTheQueue()
    {
        _engine.Happen("""POST agents/203 {"im_max_join_num":0}""");
        var waiting = _engine.Session.Begin("New-UdeskImSession -CustomerToken shop-9 -AgentId 203 -Wait -PollIntervalSec 1 -WaitTimeoutSec 120");
        EngineFixture.Until(() => waiting.Progress.Any(record => record.StatusDescription == "place 1 in the queue"), "the progress record");
        _engine.Happen("POST queue/advance");
        var session = Assert.Single(waiting.End());
        Assert.Equal("Assigned", session.Properties["State"].Value.ToString());
        Assert.Contains(waiting.Progress, record => record.Activity.Contains("shop-9", StringComparison.Ordinal));
        Assert.Contains(waiting.Progress, record => record.RecordType == ProgressRecordType.Completed);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void WhatIfSaysWhatWouldHappenAndSendsNothing(string call, int number)
    {
        var row = OperationTests.Row(number);
        var command = (CmdletInfo)_engine.Session.Run($"Get-Command {row.Cmdlet}").Single().BaseObject;
        if (!command.Parameters.ContainsKey("WhatIf"))
        {
            // Nothing that changes anything: then the row may hold no write either.
            Assert.DoesNotContain(row.Sends, sent => sent.Service == "udesk" && sent.Method != "GET" && sent.Path != "log_in");
            return;
        }

        OperationTests.Prepare(_engine, row);
        var result = _engine.Session.Run(OperationTests.Append(call, row.Cmdlet, "-WhatIf")).ThrowIfFailed();
        Assert.DoesNotContain(_engine.Requests, sent => sent.Method != "GET");
        if (row.Sends.Length == 0 || row.Sends.Any(sent => sent.Method != "GET"))
        {
            Assert.Contains("What if: Performing the operation", result.Shown);
        }
    }

    /// <summary>Each call with everything said that can be said: no token, key or password is among it.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void NoStreamHoldsASecret(string call, int number)
    {
        var row = OperationTests.Row(number);
        OperationTests.Prepare(_engine, row);
        var result = _engine.Session.Run(OperationTests.Append(call, row.Cmdlet, "-Verbose -Debug -InformationAction Continue")).ThrowIfFailed();
        Clean(result);
    }

    /// <summary>The same where it fails: the service's own words may hold what was sent.</summary>
    [Theory]
    [InlineData("udesk", """{"kind":"body","body":"{\"code\":2000,\"message\":\"sent were TOKEN and ENCODED\"}"}""", "UdeskApi.2000")]
    [InlineData("udesk", """{"kind":"body","body":"{\"code\":2059,\"message\":\"sign with TOKEN is wrong\"}"}""", "UdeskApi.2059")]
    [InlineData("udesk", """{"kind":"status","status":429,"body":"slow down, TOKEN","contentType":"text/plain"}""", "Http.429")]
    [InlineData("udesk", """{"kind":"body","body":"<html>TOKEN</html>","contentType":"text/html"}""", "InvalidResponse")]
    [InlineData("usedesk", """{"kind":"body","body":"{\"error\":\"sent were TOKEN and ENCODED\",\"code\":114}"}""", "UsedeskApi.114")]
    [InlineData("usedesk", """{"kind":"body","body":"{\"error\":\"token TOKEN is wrong\",\"code\":112}"}""", "UsedeskApi.112")]
    [InlineData("usedesk", """{"kind":"status","status":500,"body":"{\"message\":\"failed at TOKEN\"}"}""", "WriteOutcomeUnknown")]
    [InlineData("usedesk", """{"kind":"cut-before"}""", "WriteOutcomeUnknown")]
    public void NoErrorHoldsASecret(string service, string fault, string errorId)
    {
        _engine.Reset("-MaximumRetryCount 0", "-MaximumRetryCount 0");
        var token = service == "udesk" ? _engine.Simulator.UdeskToken : _engine.Simulator.UsedeskToken;
        _engine.Fault(fault.Replace("TOKEN", token, StringComparison.Ordinal).Replace("ENCODED", Uri.EscapeDataString(token), StringComparison.Ordinal).Replace("{\"kind\"", $"{{\"service\":\"{service}\",\"kind\"", StringComparison.Ordinal));
        var result = _engine.Session.RunCaught(service == "udesk" ? "Get-UdeskAgentStatus -Verbose -Debug" : "New-UsedeskTicket -Subject s -Message m -Verbose -Debug");
        var error = result.Terminating ?? Assert.Single(result.Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId);
        Clean(result);
    }

    [Theory]
    [InlineData("Connect-Udesk -BaseUri http://example.test -Email a@example.test -ApiToken $sim.UdeskToken", "UnencryptedBaseUri")]
    [InlineData("Connect-Usedesk -BaseUri ftp://example.test -ApiToken $sim.UsedeskToken", "InvalidBaseUri")]
    [InlineData("Connect-Udesk -BaseUri ftp://example.test -Credential ([pscredential]::new('a@example.test', $sim.UdeskToken))", "InvalidBaseUri")]
    [InlineData("Connect-Udesk -BaseUri $sim.Udesk -LogInCredential ([pscredential]::new('nobody@example.test', $sim.Password))", "UdeskApi.2005")]
    public void NoErrorOfConnectingKeepsTheSecret(string call, string errorId)
    {
        var result = _engine.Session.RunCaught(call);
        var error = result.Terminating ?? Assert.Single(result.Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId);
        Assert.DoesNotContain(error.InvocationInfo.BoundParameters.Values, value => value is SecureString or PSCredential);
        Clean(result);
    }

    private void Clean(RunResult result)
    {
        var errors = result.Terminating is null ? result.Errors : [.. result.Errors, result.Terminating];
        var texts = new List<string>
        {
            result.Shown,
            string.Join('\n', result.Verbose.Concat(result.Debug).Concat(result.Warnings).Concat(result.Information)),
            string.Join('\n', result.Progress.Select(record => $"{record.Activity} {record.StatusDescription} {record.CurrentOperation}")),
        };
        foreach (var error in errors)
        {
            texts.Add($"{error} {error.FullyQualifiedErrorId} {error.ErrorDetails} {error.ErrorDetails?.RecommendedAction} {error.TargetObject} {error.Exception}");
            texts.Add(PSSerializer.Serialize(error.Exception, 3));
        }

        foreach (var item in result.Output)
        {
            texts.Add(item.ToString());
            texts.Add(PSSerializer.Serialize(item, 4));
        }

        var simulator = _engine.Simulator;
        foreach (var secret in new[] { simulator.UdeskToken, simulator.UsedeskToken, simulator.UdeskPassword, simulator.StructuredMessageKey, simulator.WebhookSecret, "Only-a-test-1" })
        {
            foreach (var form in Forms(secret).Distinct())
            {
                Assert.DoesNotContain(texts, text => text.Contains(form, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return WebUtility.HtmlEncode(secret);
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(secret), Encoding.Unicode.GetBytes(secret) })
        {
            // Without its end, which depends on what follows.
            yield return Convert.ToBase64String(bytes).TrimEnd('=')[..^1];
            yield return Convert.ToHexString(bytes);
        }
    }
}
