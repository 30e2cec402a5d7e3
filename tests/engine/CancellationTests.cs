using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Ctrl+C. Each wait would last two minutes and more, so that a stop that waits for it cannot pass.</summary>
[Collection(EngineCollection.Name)]
public sealed class CancellationTests
{
    private static readonly TimeSpan s_atOnce = TimeSpan.FromMinutes(1);

    private readonly EngineFixture _engine;

    public CancellationTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset("-TimeoutSec 3000", "-TimeoutSec 3000");
    }

    [Fact]
    public void StopsWaitingForASlowAnswer()
    {
        _engine.Fault("""{"path":"im/agent_status","kind":"delay","delayMs":600000}""");
        Stops("Get-UdeskAgentStatus", _ => _engine.Requests.Count == 1);
    }

    [Fact]
    public void StopsWaitingAsLongAsRetryAfterSays()
    {
        _engine.Fault("""{"path":"im/agent_status","kind":"status","status":429,"retryAfter":"120"}""");
        Stops("Get-UdeskAgentStatus -Verbose", running => running.Verbose.Any(text => text.StartsWith("Attempt 2 follows", StringComparison.Ordinal) || text.StartsWith("Waiting", StringComparison.Ordinal)));
    }

    [Fact]
    public void StopsWaitingForItsTurnWithinTheAllowance()
    {
        _engine.Reset("-TimeoutSec 3000", "-TimeoutSec 3000", pace: 1);
        Stops("Get-UdeskAgentStatus; Get-UdeskAgentStatus -Verbose", running => running.Verbose.Any(text => text.Contains("allowance", StringComparison.Ordinal)));
    }

    [Fact]
    public void StopsWithSeveralCallsUnderWayAndSaysWhichMayHaveBeenCarriedOut()
    {
        _engine.Fault("""{"path":"create/ticket","kind":"delay","delayMs":600000,"times":-1}""");
        Stops("1..20 | New-UsedeskTicket -Subject { \"stopped $_\" } -Message m -ThrottleLimit 4", _ => _engine.Requests.Count == 4);
        EngineFixture.Until(() => _engine.Session.Shown.Contains("WARNING: New-UsedeskTicket", StringComparison.Ordinal), "the warning");
        Assert.All(Enumerable.Range(1, 4), i => Assert.Contains($"stopped {i}", _engine.Session.Shown, StringComparison.Ordinal));
        Assert.DoesNotContain("stopped 5", _engine.Session.Shown, StringComparison.Ordinal);
    }

    /// <summary>The greeting of TLS is never answered, so nothing of the call has left.</summary>
    [Fact]
    public void StopsBeforeACallHasLeftAndSaysNothingOfIt()
    {
        var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        try
        {
            var journal = _engine.NewPath("run.journal");
            var address = $"https://127.0.0.1:{((System.Net.IPEndPoint)silent.LocalEndpoint).Port}/api";
            _engine.Session.Run($"Connect-Usedesk -BaseUri {address} -ApiToken $sim.UsedeskToken -Name silent -TimeoutSec 3000").ThrowIfFailed();
            Stops($"New-UsedeskTicket -Subject stopped -Message m -JournalPath '{journal}' -Connection silent", _ => silent.Pending());
            Assert.DoesNotContain("WARNING", _engine.Session.Shown, StringComparison.Ordinal);
            var item = Assert.Single(_engine.Session.Run($"Get-UdeskBulkResult '{journal}'").ThrowIfFailed().Output);
            Assert.Equal("Failed NotSent", $"{item.Properties["State"].Value} {item.Properties["ErrorId"].Value}");
        }
        finally
        {
            silent.Stop();
        }
    }

    [Fact]
    public void StopsWaitingForAnAgentAndAsksNoMore()
    {
        _engine.Happen("""POST agents/203 {"im_max_join_num":0}""");
        Stops("New-UdeskImSession -CustomerToken stopped -AgentId 203 -Wait -PollIntervalSec 1 -WaitTimeoutSec 600", _ => _engine.Requests.Any(call => call.Path == "/im/queue_status"));

        // The next look would follow after a second.
        var sent = _engine.Requests.Count;
        Thread.Sleep(TimeSpan.FromSeconds(1.5));
        Assert.Equal(sent, _engine.Requests.Count);
    }

    [Fact]
    public void TheConnectionIsFitForCallsAfterwards()
    {
        _engine.Fault("""{"path":"im/agent_status","kind":"delay","delayMs":600000}""");
        Stops("Get-UdeskAgentStatus", _ => _engine.Requests.Count == 1);
        Assert.Equal(6, _engine.Session.Run("Get-UdeskAgentStatus").ThrowIfFailed().Output.Count);
    }

    private void Stops(string script, Func<Running, bool> isWaiting)
    {
        var running = _engine.Session.Begin(script);
        EngineFixture.Until(() => isWaiting(running), $"{script} waits");
        Assert.True(running.Stop(s_atOnce), "It has not stopped.");
        Assert.Equal(PSInvocationState.Stopped, running.State);
        Assert.Throws<PipelineStoppedException>(running.End);
    }
}
