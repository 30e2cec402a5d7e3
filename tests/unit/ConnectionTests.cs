using System;
using System.Linq;
using System.Threading.Tasks;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>Kept connections, and what must not be sent twice over them.</summary>
public class ConnectionTests
{
    [Fact]
    public async Task CallsInARowShareOneConnection()
    {
        await using var server = new RawServer(Http.Json(NoAgents));
        using var client = Udesk(server.BaseUri);

        for (var i = 0; i < 20; i++)
        {
            await Guard.Async(client.SendAsync(Agents));
        }

        Assert.Equal((1, 20), (server.Accepted, server.Arrived.Count));
    }

    [Fact]
    public async Task ErrorsKeepTheConnectionToo()
    {
        await using var server = new RawServer(Http.Json("""{"code":2059,"message":"no"}"""));
        using var client = Udesk(server.BaseUri);

        for (var i = 0; i < 5; i++)
        {
            await FailsAsync(client.SendAsync(Agents));
        }

        Assert.Equal((1, 5), (server.Accepted, server.Arrived.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AReadOverAConnectionThatEndsIsRepeatedOpenlyAndSignedAfresh(bool reset)
    {
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Number == 2)
            {
                End(exchange, reset);
                return;
            }

            await exchange.SendAsync(Http.Json(NoAgents));
        });
        using var client = Udesk(server.BaseUri);
        var observer = new Observer();

        await Guard.Async(client.SendAsync(Agents));
        await Guard.Async(client.SendAsync(Agents, observer));

        Assert.Equal(3, server.Arrived.Count);
        Assert.Equal(3, server.Arrived.Select(a => a.Query("nonce")).Distinct().Count());
        Assert.Equal(2, observer.Told.Count(line => line.StartsWith("sending", StringComparison.Ordinal)));
        Assert.Single(observer.Waits);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ADeleteOverAConnectionThatEndsArrivesOnceAndItsFateIsUnknown(bool reset)
    {
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Method == "DELETE")
            {
                End(exchange, reset);
                return;
            }

            await exchange.SendAsync(Http.Json(NoAgents));
        });
        using var client = Udesk(server.BaseUri);

        await Guard.Async(client.SendAsync(Agents));
        var error = await FailsAsync(client.SendAsync(Destroy));

        Assert.Equal(("WriteOutcomeUnknown", 1), (error.ErrorId, error.Attempts));
        Assert.Single(server.Arrived, a => a.Method == "DELETE");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APostOverAConnectionThatEndsArrivesOnce(bool reset)
    {
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Target.EndsWith("create/ticket", StringComparison.Ordinal))
            {
                End(exchange, reset);
                return;
            }

            await exchange.SendAsync(Http.Json("[]"));
        });
        using var client = Usedesk(server.BaseUri);

        await Guard.Async(client.SendAsync(Groups));
        var error = await FailsAsync(client.SendAsync(Ticket));

        Assert.Equal(("WriteOutcomeUnknown", 1), (error.ErrorId, error.Attempts));
        Assert.Equal(2, server.Arrived.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AConnectionThatEndedWhileIdleIsReplacedSilently(bool reset)
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync(Http.Json(NoAgents));
            if (exchange.Number is 1 or 2)
            {
                await Task.Delay(100, exchange.Stopped);
                End(exchange, reset);
            }
        });
        using var client = Udesk(server.BaseUri);

        var observer = new Observer();
        await Guard.Async(client.SendAsync(Agents, observer));
        await EndedAsync(1);
        await Guard.Async(client.SendAsync(Agents, observer));
        await EndedAsync(2);
        await Guard.Async(client.SendAsync(Agents, observer));

        Assert.Equal((3, 3), (server.Accepted, server.Arrived.Count));
        Assert.Empty(observer.Waits);

        // The client has to see it, too, before it calls again.
        async Task EndedAsync(int number)
        {
            await Guard.Until(() => server.Arrived.Count == number && server.Arrived[^1].IsClosed);
            await Task.Delay(50);
        }
    }

    /// <summary>Chunks go before a length, also where that is 0: an empty answer is a success to some calls.</summary>
    [Fact]
    public async Task AnAnswerInChunksIsReadWhateverLengthIsSaid()
    {
        const string Refusal = """{"error":"No access","code":115}""";
        await using var server = new RawServer($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n{Refusal.Length:x}\r\n{Refusal}\r\n0\r\n\r\n");
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(new UpdateTicketRequest { TicketId = 5, Subject = "s" }));

        Assert.Equal("UsedeskApi.115", error.ErrorId);
    }

    [Fact]
    public async Task AnAnswerMayComeInChunksInPiecesAndAfterAnInterimOne()
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
            foreach (var piece in "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\n{\"cod\r\n6\r\ne\":100\r\n14\r\n0,\"agents\":[{\"id\":7}\r\n2\r\n]}\r\n0\r\nTrailer: x\r\n\r\n".Chunk(7))
            {
                await exchange.SendAsync(new string(piece));
                await Task.Yield();
            }
        });
        using var client = Udesk(server.BaseUri);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(7, (await Guard.Async(client.SendAsync(Agents))).Single().AgentId);
        }

        Assert.Equal(1, server.Accepted);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 25\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n")]
    public async Task AnswersThatCloseAreTakenWhole(string head)
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync(head + NoAgents);
            exchange.Close();
        });
        using var client = Udesk(server.BaseUri);

        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(await Guard.Async(client.SendAsync(Agents)));
        }

        Assert.Equal((3, 3), (server.Accepted, server.Arrived.Count));
    }

    [Fact]
    public async Task ACompressedAnswerIsUnpacked()
    {
        await using var server = new RawServer(async exchange =>
        {
            using var packed = new System.IO.MemoryStream();
            await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            {
                await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes("""{"code":1000,"agents":[{"id":7}]}"""));
            }

            await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
            await exchange.SendAsync(packed.ToArray());
        });
        using var client = Udesk(server.BaseUri);

        Assert.Equal(7, (await Guard.Async(client.SendAsync(Agents))).Single().AgentId);
    }

    [Fact]
    public async Task DisposingEndsCallsThatAreUnderWayWithAnErrorOfTheirOwn()
    {
        await using var server = new RawServer(exchange => exchange.HangAsync());
        var client = Usedesk(server.BaseUri);
        var read = client.SendAsync(Groups);
        var write = client.SendAsync(Ticket);
        await Guard.Until(() => server.Arrived.Count >= 2);

        client.Dispose();

        Assert.Equal("Network", (await FailsAsync(read)).ErrorId);
        Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(write)).ErrorId);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.SendAsync(Groups));
    }

    /// <summary>Nothing was carried out: the one waits to be sent again, and the other never had a way to leave.</summary>
    [Fact]
    public async Task DisposingLeavesNothingUnknownThatHasNotLeft()
    {
        await using var server = new RawServer(exchange => exchange.SendAsync("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 200\r\nContent-Length: 0\r\n\r\n"));
        var observer = new Observer();
        var waiting = Usedesk(server.BaseUri);
        var refused = waiting.SendAsync(Ticket, observer);
        await Guard.Async(observer.Waiting);
        waiting.Dispose();
        Assert.Equal("Network", (await FailsAsync(refused)).ErrorId);

        var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var greeting = Usedesk(new Uri($"https://127.0.0.1:{((System.Net.IPEndPoint)silent.LocalEndpoint).Port}/api"));
        var unsent = greeting.SendAsync(Ticket);
        using var connection = await silent.AcceptTcpClientAsync();
        greeting.Dispose();
        Assert.Equal("Network", (await FailsAsync(unsent)).ErrorId);
        silent.Stop();
    }

    private static void End(Exchange exchange, bool reset)
    {
        if (reset)
        {
            exchange.Reset();
        }
        else
        {
            exchange.Close();
        }
    }
}
