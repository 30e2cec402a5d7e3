using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Several calls under way at once.</summary>
[Collection(EngineCollection.Name)]
public sealed class BulkTests
{
    private readonly EngineFixture _engine;

    public BulkTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    [Fact]
    public void OutputKeepsTheOrderOfTheInputAlthoughTheFirstIsAnsweredLast()
    {
        _engine.Fault("""{"path":"create/ticket","kind":"delay","delayMs":700}""");
        var result = _engine.Session.Run("1..12 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = 'm' } } | New-UsedeskTicket -ThrottleLimit 4").ThrowIfFailed();
        var ids = result.Output.Select(ticket => (long)ticket.Properties["TicketId"].Value).ToArray();
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"s{i}"), ids.Select(Subject));

        // That it mattered: the service gave its numbers in another order.
        Assert.NotEqual(ids.Order(), ids);
    }

    [Fact]
    public void ErrorsStandWhereTheirItemsAre()
    {
        var result = _engine.Session.Run("1..8 | ForEach-Object { [pscustomobject]@{ Subject = \"s$_\"; Message = $(if ($_ % 3) { 'm' }) } } | New-UsedeskTicket -ThrottleLimit 4 2>&1");
        Assert.Equal(
            Enumerable.Range(1, 8).Select(i => $"s{i}"),
            result.Output.Select(item => item.BaseObject is ErrorRecord error ? (string)PSObject.AsPSObject(error.TargetObject).Properties["Subject"].Value : Subject((long)item.Properties["TicketId"].Value)));
        Assert.Equal(2, result.Output.Count(item => item.BaseObject is ErrorRecord));
    }

    [Fact]
    public void ReadsKeepTheOrderToo()
    {
        _engine.Fault("""{"path":"/ticket","kind":"delay","delayMs":500}""");
        var result = _engine.Session.Run("(2154805, 2154801, 2154803 | Get-UsedeskTicket -ThrottleLimit 3).TicketId").ThrowIfFailed();
        Assert.Equal(["2154805", "2154801", "2154803"], result.Output.Select(Expectation.TextOf));
    }

    [Fact]
    public void StoppingAboveStopsBelow()
    {
        // There is no Select-Object here; break ends the pipeline from within as it does.
        var result = _engine.Session.Run("foreach ($once in 1) { 1..20 | New-UsedeskTicket -Subject { \"s$_\" } -Message m -ThrottleLimit 4 | ForEach-Object { $_; break } }");
        result.ThrowIfFailed();
        Assert.Single(result.Output);
        Assert.True(_engine.Requests.Count < 12, $"{_engine.Requests.Count} requests");
    }

    [Fact]
    public void OnePageIsReadForOneRow()
    {
        _engine.Happen("""POST queue/seed {"count":1000,"from":"2026-05-01 00:00:00","to":"2026-05-08 00:00:00"}""");
        var result = _engine.Session.Run("foreach ($once in 1) { Get-UdeskAbandonedQueue -StartTime 2026-05-01 -EndTime 2026-05-09 | ForEach-Object { $_; break } }").ThrowIfFailed();
        Assert.Single(result.Output);
        Assert.Single(_engine.Requests);
        Assert.Equal(1000, _engine.Session.Run("@(Get-UdeskAbandonedQueue -StartTime 2026-05-01 -EndTime 2026-05-09).Count").ThrowIfFailed().Single().BaseObject);
    }

    private string? Subject(long ticket) => _engine.Simulator.State.Tickets.Single(stored => stored.Id == ticket).Subject;
}
