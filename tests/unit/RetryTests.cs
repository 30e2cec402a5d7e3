using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

public class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task ReadsAreRepeatedOnPassingStatuses(int status)
    {
        await using var server = new RawServer(Http.Answer(status, "<html>"), Http.Answer(status), Http.Json("[]"));
        using var client = Usedesk(server.BaseUri);

        Assert.Empty(await Guard.Async(client.SendAsync(Groups)));
        Assert.Equal(3, server.Arrived.Count);
        Assert.Single(server.Arrived.Select(a => a.Text).Distinct());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    [InlineData(302)]
    public async Task ReadsAreNotRepeatedOnLastingStatuses(int status)
    {
        await using var server = new RawServer(Http.Answer(status, "<html>"));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Groups));
        Assert.Equal(($"Http.{status}", status, 1), (error.ErrorId, error.HttpStatus, error.Attempts));
        Assert.Single(server.Arrived);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("head")]
    [InlineData("length")]
    [InlineData("chunk")]
    [InlineData("reset")]
    public async Task ReadsAreRepeatedWhereverTheConnectionBreaks(string where)
    {
        await using var server = new RawServer(exchange => exchange.Number < 3 ? BreakAsync(exchange, where) : exchange.SendAsync(Http.Json(NoAgents)));
        using var client = Udesk(server.BaseUri);

        Assert.Empty(await Guard.Async(client.SendAsync(Agents)));
        Assert.Equal(3, server.Arrived.Count);
        Assert.Equal(3, server.Arrived.Select(a => a.Query("nonce")).Distinct().Count());
    }

    [Theory]
    [InlineData("before")]
    [InlineData("head")]
    [InlineData("length")]
    [InlineData("chunk")]
    [InlineData("reset")]
    public async Task WritesAreNeverRepeatedWhereTheConnectionBreaks(string where)
    {
        await using var server = new RawServer(exchange => BreakAsync(exchange, where));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal(("WriteOutcomeUnknown", 1), (error.ErrorId, error.Attempts));
        Assert.NotNull(error.RecommendedAction);
        Assert.Single(server.Arrived);
    }

    [Theory]
    [InlineData("HTTP/1.1 500 x\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 502 x\r\nContent-Length: 6\r\n\r\n<html>")]
    [InlineData("HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 503 x\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 504 x\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 500 x\r\nContent-Length: 26\r\n\r\n{\"message\":\"Server Error\"}")]
    [InlineData("HTTP/1.1 200 x\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 x\r\nContent-Length: 6\r\n\r\n<html>")]
    [InlineData("HTTP/1.1 200 x\r\nContent-Length: 10\r\n\r\n{\"status\":")]
    [InlineData("HTTP/1.1 200 x\r\nContent-Length: 4\r\n\r\nnull")]
    [InlineData("HTTP/1.1 200 x\r\nContent-Length: 2\r\n\r\n[]")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task WritesAreNeverRepeatedWhenTheAnswerLeavesTheirFateOpen(string answer)
    {
        await using var server = new RawServer(answer);
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal(("WriteOutcomeUnknown", 1), (error.ErrorId, error.Attempts));
        Assert.Single(server.Arrived);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task ADocumentedRefusalIsThatRefusalWhateverTheStatus(int status)
    {
        await using var server = new RawServer(Http.Json("""{"code":113,"error":"no such ticket"}""", status));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal(("UsedeskApi.113", status, 1, "no such ticket"), (error.ErrorId, error.HttpStatus, error.Attempts, error.ServerText));
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task WritesAreRepeatedWhenTheServiceCannotHaveActed()
    {
        await using var server = new RawServer(
            Http.Answer(429),
            Http.Answer(503, headers: "Retry-After: 0"),
            Http.Answer(503, headers: "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT"),
            Http.Json("""{"code":"121","error":"API rate limit exceeded"}"""),
            Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);

        Assert.Equal(77, (await Guard.Async(client.SendAsync(Ticket))).TicketId);
        Assert.Equal(5, server.Arrived.Count);
        Assert.Single(server.Arrived.Select(a => a.Text).Distinct());
    }

    [Theory]
    [InlineData("""{"code":{"x":"121"},"error":"e"}""")]
    [InlineData("""{"code":["121"],"error":"e"}""")]
    [InlineData("""{"code":112,"error":"121"}""")]
    [InlineData("""{"code":1121,"error":"e"}""")]
    [InlineData("""{"status":"error","number":121}""")]
    public async Task OnlyTheCodeItselfMeansThatTheAllowanceIsUsedUp(string answer)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.StartsWith("UsedeskApi", error.ErrorId, StringComparison.Ordinal);
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task ATicketThatHoldsTheNumber121IsNoRefusal()
    {
        await using var server = new RawServer(Http.Json("""{"status":"success","ticket_id":121,"code":121}"""));
        using var client = Usedesk(server.BaseUri);

        Assert.Equal(121, (await Guard.Async(client.SendAsync(Ticket))).TicketId);
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task ARefusedConnectionIsRepeatedForWritesAndCounted()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var uri = new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}/");
        taken.Stop();
        using var client = Usedesk(uri, o => o.MaximumRetryCount = 3);
        var observer = new Observer();

        var error = await FailsAsync(client.SendAsync(Ticket, observer));
        Assert.Equal(("Network", 4), (error.ErrorId, error.Attempts));
        Assert.Equal(3, observer.Waits.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ATimeOutIsRepeatedForReadsAndLeavesAWriteUnknown(bool inBody)
    {
        await using var server = new RawServer(async exchange =>
        {
            if (inBody)
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            }

            await exchange.HangAsync();
        });
        using var client = Usedesk(server.BaseUri, o =>
        {
            // Long enough to leave in on a busy machine: what has not left is sent again, a write as well.
            o.Timeout = TimeSpan.FromMilliseconds(1500);
            o.MaximumRetryCount = 1;
        });

        var read = await FailsAsync(client.SendAsync(Groups));
        Assert.Equal(("Http.Timeout", 2), (read.ErrorId, read.Attempts));
        Assert.Equal(2, server.Arrived.Count);

        var write = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal("WriteOutcomeUnknown", write.ErrorId);
        Assert.Single(server.Arrived, exchange => exchange.Target.EndsWith("create/ticket", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task TheNumberOfRepeatsIsTheOneSet(int count)
    {
        await using var server = new RawServer(Http.Answer(503));
        using var client = Udesk(server.BaseUri, o => o.MaximumRetryCount = count);

        var error = await FailsAsync(client.SendAsync(Agents));
        Assert.Equal(("Http.503", count + 1), (error.ErrorId, error.Attempts));
        Assert.Equal(count + 1, server.Arrived.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task RetryAfterIsKeptInFull(int status)
    {
        await using var server = new RawServer(Http.Answer(status, headers: "Retry-After: 1"), Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);
        var observer = new Observer();

        await Guard.Async(client.SendAsync(Ticket, observer));
        Assert.Equal([TimeSpan.FromSeconds(1)], observer.Waits);
    }

    [Fact]
    public async Task RetryAfterAsADateIsKeptInFull()
    {
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await using var server = new RawServer(Http.Answer(503, headers: $"Retry-After: {now.AddSeconds(1).ToString("r", CultureInfo.InvariantCulture)}"), Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri, now: () => now);
        var observer = new Observer();

        await Guard.Async(client.SendAsync(Ticket, observer));
        Assert.Equal([TimeSpan.FromSeconds(1)], observer.Waits);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task ADateCountsFromTheServicesClockAndNotFromThisMachines(int minutesOff)
    {
        var theirs = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var headers = $"Date: {theirs.ToString("r", CultureInfo.InvariantCulture)}\r\nRetry-After: {theirs.AddSeconds(1).ToString("r", CultureInfo.InvariantCulture)}";
        await using var server = new RawServer(Http.Answer(429, headers: headers), Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri, now: () => theirs.AddMinutes(minutesOff));
        var observer = new Observer();

        await Guard.Async(client.SendAsync(Ticket, observer));
        Assert.Equal([TimeSpan.FromSeconds(1)], observer.Waits);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("\"none\"")]
    public async Task DataOfAnotherTypeIsNoEmptyList(string data)
    {
        await using var server = new RawServer(Http.Json($$"""{"code":1000,"agents":{{data}}}"""));
        using var client = Udesk(server.BaseUri);

        Assert.Equal("InvalidResponse", (await FailsAsync(client.SendAsync(Agents))).ErrorId);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("false")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task WhatAServiceSaysInPlaceOfNothingIsAnEmptyList(string data)
    {
        await using var server = new RawServer(Http.Json($$"""{"code":1000,"agents":{{data}}}"""));
        using var client = Udesk(server.BaseUri);

        Assert.Empty(await Guard.Async(client.SendAsync(Agents)));
    }

    [Theory]
    [InlineData(429, "3600")]
    [InlineData(503, "3600")]
    [InlineData(429, "2147483647")]
    [InlineData(429, "Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task ALongerPauseThanACallMayTakeEndsItAtOnceAndSaysHowLong(int status, string retryAfter)
    {
        await using var server = new RawServer(Http.Answer(status, headers: $"Retry-After: {retryAfter}"));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal(($"Http.{status}", ServiceFailure.HttpStatus, 1), (error.ErrorId, error.Failure, error.Attempts));
        Assert.True(error.RetryAfter > TimeSpan.FromMinutes(59));

        // The pause holds for the calls that follow: they are not sent, and do not hang for an hour either.
        var next = await FailsAsync(client.SendAsync(Groups));
        Assert.Equal(($"Http.{status}", 0), (next.ErrorId, next.Attempts));
        Assert.True(next.RetryAfter > TimeSpan.FromMinutes(59));
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task AllWaitsOfACallTogetherHaveALimit()
    {
        await using var server = new RawServer(Http.Answer(429, headers: "Retry-After: 1"));
        using var client = Usedesk(server.BaseUri, o => o.MaximumTotalWait = TimeSpan.FromSeconds(1.5));

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal(("Http.429", 2, TimeSpan.FromSeconds(1)), (error.ErrorId, error.Attempts, error.RetryAfter));
    }

    [Fact]
    public async Task BackoffGrowsUpToItsLimit()
    {
        await using var server = new RawServer(Http.Answer(503));
        using var client = Usedesk(server.BaseUri, o =>
        {
            o.MaximumBackoff = TimeSpan.FromMilliseconds(20);
            o.MaximumRetryCount = 20;
        });
        var observer = new Observer();

        await FailsAsync(client.SendAsync(Groups, observer));
        Assert.Equal(20, observer.Waits.Count);
        Assert.All(observer.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromMilliseconds(20)));
        Assert.True(observer.Waits.Distinct().Count() > 1);
        Assert.True(observer.Waits.Max() > TimeSpan.FromMilliseconds(1), $"{observer.Waits.Max()}");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task CancellingEndsAWaitAtOnce(int status)
    {
        await using var server = new RawServer(Http.Answer(status, headers: "Retry-After: 60"));
        using var client = Usedesk(server.BaseUri);
        using var cancel = new CancellationTokenSource();
        var first = new Observer();
        var second = new Observer();

        var waits = client.SendAsync(Ticket, first, cancel.Token);
        await Guard.Async(first.Waiting);
        var isHeldBack = client.SendAsync(Groups, second, cancel.Token);
        await Guard.Async(second.Waiting);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Guard.Async(waits));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Guard.Async(isHeldBack));
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task CancellingEndsAnAttemptAtOnce()
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            await exchange.HangAsync();
        });
        using var client = Usedesk(server.BaseUri);
        using var cancel = new CancellationTokenSource();

        var call = client.SendAsync(Ticket, null, cancel.Token);
        await Guard.Until(() => server.Arrived.Count > 0);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Guard.Async(call));
    }

    [Fact]
    public async Task ACutAfterTheWorkWasDoneMakesNoSecondTicket()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var client = Usedesk(host);
        var before = host.State.Tickets.Count;
        foreach (var kind in new[] { "cut-after", "truncate", "not-json", "empty" })
        {
            host.State.AddFault(new Fault { Kind = kind, Path = "/create/ticket" });
            Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(client.SendAsync(Ticket))).ErrorId);
            Assert.Equal(++before, host.State.Tickets.Count);
        }
    }

    [Fact]
    public async Task A429MakesExactlyOneTicket()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var client = Usedesk(host);
        var before = host.State.Tickets.Count;
        host.State.AddFault(new Fault { Kind = "status", Status = 429, RetryAfter = "1", Path = "/create/ticket", Times = 2 });

        await Guard.Async(client.SendAsync(Ticket));

        Assert.Equal(before + 1, host.State.Tickets.Count);
        Assert.Equal(3, host.State.Requests.Count);
    }

    private static async Task BreakAsync(Exchange exchange, string where)
    {
        switch (where)
        {
            case "head":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-");
                break;
            case "length":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{\"code\":1000");
                break;
            case "chunk":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n19\r\n{\"code\":1000,\"agents\":[]}\r\n");
                break;
            case "reset":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n{");
                exchange.Reset();
                return;
        }

        exchange.Close();
    }
}
