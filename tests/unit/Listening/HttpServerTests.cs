using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Listening;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests.Listening;

/// <summary>The server that receivers and pages share, as senders of every kind meet it.</summary>
public sealed class HttpServerTests
{
    private const string Path = "/hooks/k3Jd8sQ0";
    private const string End = "\r\n";
    private const int LongAnswer = 64 << 20;

    [Fact]
    public async Task ARequestArrivesAsItWasSent()
    {
        using var server = Running(out var taken);
        using var client = new HttpClient();
        using var content = new StringContent("{\"text\":\"Привет\"}", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(server.Address + "/more?a=1&b=%20"), content);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(string.Empty, await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Server"));
        var request = Assert.Single(taken);
        Assert.Equal(("POST", "more", "a=1&b=%20", "127.0.0.1"), (request.Method, request.Path, request.Query, request.RemoteAddress));
        Assert.Equal("application/json; charset=utf-8", request.Header("content-TYPE"));
        Assert.Equal("{\"text\":\"Привет\"}", Encoding.UTF8.GetString(request.Body));
    }

    [Fact]
    public async Task AnAnswerHasItsHeadersAndBody()
    {
        using var server = HttpServer.Start(Options(o => o.Methods = ["GET", "HEAD"]), static (request, _) =>
        {
            var page = HttpServerResponse.FromText(201, "text/html", "<p>é</p>");
            page.Headers["X-Frame-Options"] = "DENY";
            return Task.FromResult<HttpServerResponse?>(request.Path == "gone" ? null : page);
        });
        using var client = new HttpClient();
        using var answer = await client.GetAsync(server.Address);
        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal("<p>é</p>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.NotNull(answer.Headers.Date);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, server.Address));
        Assert.Equal(9, head.Content.Headers.ContentLength);
        using var gone = await client.GetAsync(new Uri(server.Address + "/gone"));
        Assert.Equal(404, (int)gone.StatusCode);
    }

    /// <summary>Whatever could be read in two ways, by a proxy and by this server, is refused, and nothing after it is looked at.</summary>
    [Theory]
    [InlineData("Content-Length: 3|Transfer-Encoding: chunked||3|abc|0||", "400")]
    [InlineData("Transfer-Encoding: chunked|Content-Length: 3||3|abc|0||", "400")]
    [InlineData("Content-Length: 3|Content-Length: 3||abc", "400")]
    [InlineData("Content-Length: 3|Content-Length: 5||abc", "400")]
    [InlineData("Content-Length: 3, 3||abc", "400")]
    [InlineData("Content-Length: +3||abc", "400")]
    [InlineData("Content-Length: -3||abc", "400")]
    [InlineData("Content-Length: 0x3||abc", "400")]
    [InlineData("Content-Length: 3 3||abc", "400")]
    [InlineData("Content-Length:||abc", "400")]
    [InlineData("Content-Length: 99999999999999999999||abc", "400")]
    [InlineData("Content-Length : 3||abc", "400")]
    [InlineData(" Content-Length: 3||abc", "400")]
    [InlineData("X: a| b|Content-Length: 3||abc", "400")]
    [InlineData("Content-Length: 3\nX: a||abc", "400")]
    [InlineData("Content-Length: 3\rX: a||abc", "400")]
    [InlineData("X: a\0b|Content-Length: 3||abc", "400")]
    [InlineData("Content\tLength: 3||abc", "400")]
    [InlineData(": 3||abc", "400")]
    [InlineData("no colon||abc", "400")]
    [InlineData("Host: b|Content-Length: 3||abc", "400")]
    [InlineData("Transfer-Encoding: xchunked||3|abc|0||", "501")]
    [InlineData("Transfer-Encoding: chunked, identity||3|abc|0||", "501")]
    [InlineData("Transfer-Encoding: gzip, chunked||3|abc|0||", "501")]
    [InlineData("Transfer-Encoding: \vchunked||3|abc|0||", "400")]
    [InlineData("Transfer-Encoding: chunked|Transfer-Encoding: chunked||3|abc|0||", "400")]
    [InlineData("Transfer-Encoding: chunked||3\nabc|0||", "400")]
    [InlineData("Transfer-Encoding: chunked||3|abc\n0||", "400")]
    [InlineData("Transfer-Encoding: chunked||3|abcd|0||", "400")]
    [InlineData("Transfer-Encoding: chunked||+3|abc|0||", "400")]
    [InlineData("Transfer-Encoding: chunked||0x3|abc|0||", "400")]
    [InlineData("Transfer-Encoding: chunked|| 3|abc|0||", "400")]
    [InlineData("Transfer-Encoding: chunked||fffffffff|abc|0||", "400")]
    [InlineData("Transfer-Encoding: chunked||ffffffff|abc|0||", "413")]
    [InlineData("Transfer-Encoding: chunked||-1|abc|0||", "400")]
    [InlineData("Content-Length: 1048577||abc", "413")]
    [InlineData("Expect: 200-ok|Content-Length: 3||abc", "417")]
    public async Task WhatCanBeReadInTwoWaysIsRefused(string lines, string status)
    {
        using var server = Running(out var taken);
        var smuggled = $"POST {Path} HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\nsmuggled";
        var text = $"POST {Path} HTTP/1.1|Host: a|{lines}".Replace("|", End, StringComparison.Ordinal) + smuggled;
        Assert.Equal(status, await RawSender.StatusesAsync(server.Address, text));
        Assert.Empty(taken);
    }

    [Theory]
    [InlineData("POST {0} HTTP/1.1||", "400")]
    [InlineData("POST {0} HTTP/2.0|Host: a||", "505")]
    [InlineData("POST {0} HTTP/1.10|Host: a||", "505")]
    [InlineData("PRI * HTTP/2.0||SM||", "505")]
    [InlineData("POST {0}|Host: a||", "400")]
    [InlineData("POST  {0} HTTP/1.1|Host: a||", "400")]
    [InlineData("POST\t{0} HTTP/1.1|Host: a||", "400")]
    [InlineData("P(ST {0} HTTP/1.1|Host: a||", "400")]
    [InlineData("POST * HTTP/1.1|Host: a||", "400")]
    [InlineData("POST hooks HTTP/1.1|Host: a||", "400")]
    [InlineData("POST {0}#x HTTP/1.1|Host: a||", "400")]
    [InlineData("POST {0}\u00e9 HTTP/1.1|Host: a||", "400")]
    [InlineData("POST {0} HTTP/1.0|Transfer-Encoding: chunked||0||", "400")]
    [InlineData("GET {0} HTTP/1.1|Host: a||", "405")]
    [InlineData("post {0} HTTP/1.1|Host: a||", "405")]
    [InlineData("||||", "400")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000||||", "400")]
    [InlineData("POST {0} HTTP/1.1|Host: a||", "200")]
    [InlineData("|POST {0} HTTP/1.1|Host: a||", "200")]
    [InlineData("POST {0} HTTP/1.0||", "200")]
    [InlineData("POST http://any.example.test{0} HTTP/1.1|Host: a||", "200")]
    [InlineData("POST {0} HTTP/1.1|Host: a|Content-Length: 3||abc", "200")]
    [InlineData("POST {0} HTTP/1.1|Host: a|transfer-encoding: CHUNKED||3|abc|0||", "200")]
    [InlineData("POST {0} HTTP/1.1|Host: a|Transfer-Encoding: chunked||3;x=y|abc|00|X: trailer||", "200")]
    [InlineData("POST {0} HTTP/1.1|Host: a|Content-Length: 3||abcPOST {0} HTTP/1.1|Host: a||", "200 200")]
    [InlineData("POST {0} HTTP/1.1|Host: a|Connection: x, Close|Content-Length: 3||abcPOST {0} HTTP/1.1|Host: a||", "200")]
    public async Task RequestLinesAreReadStrictly(string request, string statuses)
    {
        using var server = Running(out var taken);
        Assert.Equal(statuses, await RawSender.StatusesAsync(server.Address, request.Replace("{0}", Path, StringComparison.Ordinal).Replace("|", End, StringComparison.Ordinal)));
        Assert.Equal(statuses.Split(' ').Count(status => status == "200"), taken.Count);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/hooks")]
    [InlineData("/hooks/")]
    [InlineData("/hooks/k3Jd8sQ")]
    [InlineData("/hooks/k3Jd8sQ00")]
    [InlineData("/hooks/K3JD8SQ0")]
    [InlineData("/hooks/k3Jd8sQ%30")]
    [InlineData("//hooks/k3Jd8sQ0")]
    [InlineData("/x/../hooks/k3Jd8sQ0")]
    [InlineData("/health/")]
    [InlineData("/favicon.ico")]
    public async Task AWrongPathIsAnsweredWithoutAHint(string path)
    {
        using var server = Running(out var taken);
        using var sender = new RawSender(server.Address);
        await sender.SendAsync($"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
        var answer = await sender.ReadToEndAsync();
        Assert.Matches("^HTTP/1.1 404 Not Found\r\nDate: [^\r]+\r\nContent-Length: 0\r\nConnection: close\r\n\r\n$", answer);
        Assert.Empty(taken);
    }

    [Fact]
    public async Task HealthHasAPathOfItsOwn()
    {
        var healthy = true;
        using var server = HttpServer.Start(Options(o => o.IsHealthy = () => healthy), Nothing);
        Assert.Equal("200 200 404", await RawSender.StatusesAsync(server.Address, "GET /health HTTP/1.1\r\nHost: a\r\n\r\nHEAD /health HTTP/1.1\r\nHost: a\r\n\r\nPOST /health HTTP/1.1\r\nHost: a\r\n\r\n"));
        healthy = false;
        Assert.Equal("503", await RawSender.StatusesAsync(server.Address, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    [Fact]
    public async Task HeadersHaveALargestSizeAndNumber()
    {
        using var server = Running(out var taken, o => o.MaximumHeaderBytes = 8192);
        Assert.Equal("431", await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\nX: {new string('x', 1 << 20)}\r\n\r\n"));
        Assert.Equal("431", await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Repeat("X: x\r\n", 101))}\r\n"));
        Assert.Equal("400", await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n{string.Concat(Enumerable.Repeat("X: x\r\n", 2000))}\r\n"));
        Assert.Equal("400", await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;{new string('x', 1000)}\r\na\r\n0\r\n\r\n"));
        Assert.Empty(taken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ABodyOfTheLargestSizeIsTakenAndOneMoreIsNot(bool chunked)
    {
        const int Limit = 100_000;
        using var server = Running(out var taken, o => o.MaximumBodyBytes = Limit);
        foreach (var (size, status) in new[] { (Limit, "200"), (Limit + 1, "413") })
        {
            var body = new string('x', size);
            var framed = chunked ? $"Transfer-Encoding: chunked\r\n\r\n{size - 1:x}\r\n{body[1..]}\r\n1\r\nx\r\n0\r\n\r\n" : $"Content-Length: {size}\r\n\r\n{body}";
            Assert.Equal(status, await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n{framed}"));
        }

        Assert.Equal(Limit, Assert.Single(taken).Body.Length);
    }

    [Fact]
    public async Task AllBodiesTogetherHaveALargestSize()
    {
        // Long enough that the first one is not cut off on a busy machine: there would be room for the others for ever.
        using var server = Running(out var taken, o => (o.MaximumBodyBytes, o.MaximumBufferedBytes, o.BodyTimeout) = (100_000, 150_000, TimeSpan.FromMinutes(10)));
        using var first = new RawSender(server.Address);
        await first.SendAsync($"POST {Path} HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n{new string('x', 99_999)}");
        string status;
        var tries = 0;
        do
        {
            Assert.True(++tries < 2_000, "The first sender's bytes did not arrive.");
            // Until the first one's bytes have arrived there is room for both.
            status = await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n{new string('x', 90_000)}");
        }
        while (status == "200");

        Assert.Equal("503", status);
        await first.SendAsync("x");
        Assert.StartsWith("HTTP/1.1 200", await first.ReadAnswerAsync(), StringComparison.Ordinal);
        Assert.Equal("200", await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n{new string('x', 90_000)}"));
        Assert.NotEmpty(taken);
    }

    [Fact]
    public async Task ASenderThatExpectsToBeToldSoIsToldToGoOn()
    {
        using var server = Running(out var taken);
        using var sender = new RawSender(server.Address);
        await sender.SendAsync($"POST {Path} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await sender.ReadAnswerAsync());
        await sender.SendAsync("abc");
        Assert.StartsWith("HTTP/1.1 200", await sender.ReadAnswerAsync(), StringComparison.Ordinal);
        await sender.SendAsync($"POST {Path} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 30000000\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413", await sender.ReadAnswerAsync(), StringComparison.Ordinal);
        Assert.Single(taken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("POST ")]
    [InlineData("POST /hooks/k3Jd8sQ0 HTTP/1.1\r\nHost: a\r\n")]
    [InlineData("POST /hooks/k3Jd8sQ0 HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")]
    [InlineData("POST /hooks/k3Jd8sQ0 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc")]
    public async Task ASlowSenderIsCutOff(string begun)
    {
        var refused = new ConcurrentQueue<string>();
        using var server = Running(out var taken, o =>
        {
            o.HeaderTimeout = o.BodyTimeout = TimeSpan.FromMilliseconds(300);
            o.OnRefused = refused.Enqueue;
        });
        using var sender = new RawSender(server.Address);
        await sender.SendAsync(begun);
        Assert.Equal(string.Empty, await sender.ReadToEndAsync());
        Assert.Empty(taken);
        Assert.True(SpinWait.SpinUntil(() => server.ConnectionCount == 0, TimeSpan.FromSeconds(60)));

        // A connection that a sender keeps open for its next request is nothing to tell of.
        string[] told = begun.Length == 0 ? [] : ["127.0.0.1: The sender was too slow."];
        Assert.Equal(told, refused);
    }

    /// <summary>Heads that never end as a head does: whoever waits for the answer has it now, and not when the time for headers is over.</summary>
    [Theory]
    [InlineData("POST {0} HTTP/1.1\nHost: a\nContent-Length: 0\n\n", "line feed")]
    [InlineData("\n", "line feed")]
    [InlineData("\r\n\n", "line feed")]
    [InlineData("POST {0} HTTP/1.1\r\nHost: a\nX: y", "line feed")]
    [InlineData("POST {0} HTTP/1.1\rHost: a\r\r", "carriage return")]
    [InlineData("POST {0} HTTP/1.1\r\nX: a\0b", "control character")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001", "control character")]
    public async Task AHeadThatCanOnlyBeRefusedIsRefusedBeforeItEnds(string begun, string why)
    {
        foreach (var whole in new[] { true, false })
        {
            var refused = new ConcurrentQueue<string>();
            using var server = Running(out var taken, o =>
            {
                o.HeaderTimeout = o.BodyTimeout = TimeSpan.FromDays(1);
                o.OnRefused = refused.Enqueue;
            });
            using var sender = new RawSender(server.Address);
            var text = begun.Replace("{0}", Path, StringComparison.Ordinal);
            foreach (var part in whole ? [text] : text.Select(static one => one.ToString()))
            {
                await sender.SendAsync(part);
            }

            Assert.StartsWith("HTTP/1.1 400 ", await Guard.Async(sender.ReadToEndAsync()), StringComparison.Ordinal);
            Assert.Contains(why, Assert.Single(refused), StringComparison.Ordinal);
            Assert.Empty(taken);
        }
    }

    /// <summary>One byte at a time gives no more time.</summary>
    [Fact]
    public async Task ASenderThatDripsIsCutOff()
    {
        using var server = Running(out _, o => o.HeaderTimeout = TimeSpan.FromMilliseconds(500));
        using var sender = new RawSender(server.Address);
        var ended = sender.ReadToEndAsync();
        for (var i = 0; !ended.IsCompleted; i++)
        {
            Assert.True(i < 5000, "It was never cut off.");
            try
            {
                await sender.SendAsync(i == 0 ? "X" : "x");
            }
            catch (Exception error) when (error is IOException or SocketException)
            {
                break;
            }

            await Task.Delay(10);
        }

        await ended;
    }

    [Theory]
    [InlineData("POST /hooks/k3Jd8sQ0 HT")]
    [InlineData("POST /hooks/k3Jd8sQ0 HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")]
    [InlineData("POST /hooks/k3Jd8sQ0 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc")]
    [InlineData("POST /hooks/k3Jd8sQ0 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")]
    [InlineData("POST /hooks/k3Jd8sQ0 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n")]
    public async Task AHalfOpenConnectionMakesNoRequest(string begun)
    {
        using var server = Running(out var taken);
        Assert.Equal(string.Empty, await RawSender.StatusesAsync(server.Address, begun));
        Assert.Empty(taken);
    }

    /// <summary>Those that send nothing make room for those that do.</summary>
    [Fact]
    public async Task IdleConnectionsKeepNobodyOut()
    {
        using var server = Running(out var taken, o => o.MaximumConnections = 8);
        var idle = new List<RawSender>();
        try
        {
            for (var i = 0; i < 40; i++)
            {
                idle.Add(new RawSender(server.Address));
                await idle[i].SendAsync("POST ");
            }

            for (var i = 0; i < 20; i++)
            {
                Assert.Equal("200", await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n\r\n"));
            }

            Assert.InRange(server.ConnectionCount, 1, 8);
            Assert.Equal(20, taken.Count);
        }
        finally
        {
            idle.ForEach(sender => sender.Dispose());
        }
    }

    [Fact]
    public async Task RequestsUnderWayAreNotClosedToMakeRoom()
    {
        var go = new TaskCompletionSource();
        using var arrived = new SemaphoreSlim(0);
        using var server = HttpServer.Start(Options(o => o.MaximumConnections = 2), async (_, _) =>
        {
            arrived.Release();
            await go.Task;
            return new HttpServerResponse();
        });
        var busy = Enumerable.Range(0, 2).Select(_ => RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n\r\n")).ToArray();
        await arrived.WaitAsync();
        await arrived.WaitAsync();
        Assert.Equal(string.Empty, await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n\r\n"));
        go.SetResult();
        Assert.Equal(["200", "200"], await Task.WhenAll(busy));
    }

    /// <summary>However long an answer is, whoever does not take it is not waited for.</summary>
    [Fact]
    public async Task AClientThatDoesNotTakeItsAnswerIsCutOff()
    {
        using var server = Giving(o => o.BodyTimeout = TimeSpan.FromMinutes(30));
        server.WriteTimeout = TimeSpan.FromMilliseconds(500);
        using var deaf = new RawSender(server.Address);
        await deaf.SendAsync($"POST {Path}/long HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", await deaf.ReadAnswerAsync(), StringComparison.Ordinal);
        await Guard.Until(() => server.ConnectionCount == 0);
    }

    [Fact]
    public async Task ClientsThatDoNotTakeTheirAnswersMakeRoom()
    {
        using var server = Giving(o => (o.BodyTimeout, o.MaximumConnections) = (TimeSpan.FromMinutes(30), 4));
        server.WriteTimeout = TimeSpan.FromMinutes(30);
        var deaf = new List<RawSender>();
        try
        {
            for (var i = 0; i < 4; i++)
            {
                deaf.Add(new RawSender(server.Address));
                await deaf[i].SendAsync($"POST {Path}/long HTTP/1.1\r\nHost: a\r\n\r\n");

                // The answer has begun.
                Assert.StartsWith("HTTP/1.1 200", await deaf[i].ReadAnswerAsync(), StringComparison.Ordinal);
            }

            for (var i = 0; i < 8; i++)
            {
                Assert.Equal("200", await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n\r\n"));
            }
        }
        finally
        {
            deaf.ForEach(sender => sender.Dispose());
        }
    }

    /// <summary>What is read slowly, but read, arrives whole.</summary>
    [Fact]
    public async Task ALongAnswerArrivesWhole()
    {
        using var server = Giving();
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(server.Address + "/long"), null);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(LongAnswer, bytes.Length);
        Assert.All(Enumerable.Range(0, LongAnswer / 4096), i => Assert.Equal((byte)i, bytes[i * 4096]));
    }

    /// <summary>Those that are refused again and again never wait long, and must not outlast one that sends slowly what is wanted.</summary>
    [Theory]
    [InlineData("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n", "404")]
    [InlineData("GET /health HTTP/1.1\r\nHost: a\r\n\r\n", "200")]
    [InlineData("POST /hooks/k3Jd8sQ0 HTTP/1.1\r\nHost: a\r\n\r\n", "200")]
    public async Task ABodyUnderWayOutlastsConnectionsThatSendNone(string request, string status)
    {
        using var server = Running(out var taken, o => o.MaximumConnections = 4);
        using var slow = new RawSender(server.Address);
        await slow.SendAsync($"POST {Path}/slow HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n");
        Assert.Contains("100", await slow.ReadAnswerAsync(), StringComparison.Ordinal);
        await slow.SendAsync("a");
        var others = new List<RawSender>();
        try
        {
            for (var i = 0; i < 12; i++)
            {
                others.Add(new RawSender(server.Address));
                await others[i].SendAsync(request);
                Assert.Contains(status, await others[i].ReadAnswerAsync(), StringComparison.Ordinal);
            }
        }
        finally
        {
            others.ForEach(sender => sender.Dispose());
        }

        await slow.SendAsync("b");
        Assert.Equal("200", RawSender.Statuses(await slow.ReadToEndAsync()));
        Assert.Equal("ab", Encoding.ASCII.GetString(Assert.Single(taken, one => one.Path == "slow").Body));
    }

    [Fact]
    public async Task SlowBodiesKeepOutNobodyButEachOther()
    {
        using var server = Running(out _, o => o.MaximumConnections = 4);
        var slow = new List<RawSender>();
        try
        {
            for (var i = 0; i < 12; i++)
            {
                slow.Add(new RawSender(server.Address));
                await slow[i].SendAsync($"POST {Path} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
                Assert.Contains("100", await slow[i].ReadAnswerAsync(), StringComparison.Ordinal);
                Assert.Equal("200", await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n\r\n"));
            }
        }
        finally
        {
            slow.ForEach(sender => sender.Dispose());
        }
    }

    [Fact]
    public async Task AHandlerThatFailsTellsNothing()
    {
        var refused = new ConcurrentQueue<string>();
        using var server = HttpServer.Start(Options(o => o.OnRefused = refused.Enqueue), static (_, _) => throw new InvalidOperationException("secret"));
        using var sender = new RawSender(server.Address);
        await sender.SendAsync($"POST {Path} HTTP/1.1\r\nHost: a\r\n\r\nPOST {Path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        var answers = await sender.ReadToEndAsync();
        Assert.Equal("500 500", RawSender.Statuses(answers));
        Assert.DoesNotContain("secret", answers, StringComparison.Ordinal);
        Assert.All(refused, text => Assert.DoesNotContain("secret", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAnswerCannotSplitItsHeaders()
    {
        using var server = HttpServer.Start(Options(), static (_, _) =>
        {
            var answer = new HttpServerResponse();
            answer.Headers["X"] = "a\r\nSet-Cookie: b";
            return Task.FromResult<HttpServerResponse?>(answer);
        });
        Assert.Equal("500", await RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    [Fact]
    public async Task StoppingLetsAnswersThatAreDueOutAndThenEndsAtOnce()
    {
        using var arrived = new SemaphoreSlim(0);
        var go = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        var server = HttpServer.Start(Options(), async (request, token) =>
        {
            token.Register(cancelled.SetResult);
            arrived.Release();
            await (request.Path == "slow" ? Task.Delay(Timeout.Infinite, token) : go.Task);
            return new HttpServerResponse();
        });
        var idle = new RawSender(server.Address);
        var due = RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n\r\n");
        await arrived.WaitAsync();
        var stopping = server.StopAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(string.Empty, await idle.ReadToEndAsync());
        Assert.ThrowsAny<SocketException>(() => new RawSender(server.Address));
        go.SetResult();
        Assert.Equal("200", await due);
        await Guard.Async(stopping);
        Assert.Equal(0, server.ConnectionCount);
        idle.Dispose();
        await Guard.Async(cancelled.Task);
    }

    [Fact]
    public async Task DisposingEndsConnectionsWhereverTheyStand()
    {
        using var arrived = new SemaphoreSlim(0);
        var server = HttpServer.Start(Options(), async (_, token) =>
        {
            arrived.Release();
            await Task.Delay(Timeout.Infinite, token);
            return new HttpServerResponse();
        });
        var busy = RawSender.StatusesAsync(server.Address, $"POST {Path} HTTP/1.1\r\nHost: a\r\n\r\n");
        await arrived.WaitAsync();
        server.Dispose();
        server.Dispose();
        Assert.Equal(string.Empty, await Guard.Async(busy));
        using var again = HttpServer.Start(Options(o => o.ListenUri = server.Address), Nothing);
        Assert.Equal(server.Address, again.Address);
    }

    [Fact]
    public void APortHasOneListener()
    {
        using var server = HttpServer.Start(Options(), Nothing);
        var error = Assert.Throws<RequestException>(() => HttpServer.Start(Options(o => o.ListenUri = server.Address), Nothing));
        Assert.Equal("ListenUriInUse", error.ErrorId);
        Assert.DoesNotContain(Path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://localhost:0/x", "/health", "InvalidListenUri")]
    [InlineData("http://user:pw@localhost:0/x", "/health", "InvalidListenUri")]
    [InlineData("http://localhost:0/x?y", "/health", "InvalidListenUri")]
    [InlineData("http://localhost:0/x#y", "/health", "InvalidListenUri")]
    [InlineData("http://no.such.host.invalid:0/x", "/health", "InvalidListenUri")]
    [InlineData("http://192.0.2.1:0/x", "/health", "ListenUriNotUsable")]
    [InlineData("http://localhost:0/health", "/health", "InvalidHealthPath")]
    [InlineData("http://localhost:0/x", "health", "InvalidHealthPath")]
    [InlineData("http://localhost:0/x", "/hea lth", "InvalidHealthPath")]
    public void AddressesAreChecked(string address, string health, string errorId)
    {
        var error = Assert.Throws<RequestException>(() => HttpServer.Start(Options(o => (o.ListenUri, o.HealthPath) = (new Uri(address), health)), Nothing));
        Assert.Equal(errorId, error.ErrorId);
        Assert.DoesNotContain("pw", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0/x")]
    [InlineData("http://[::]:0/x")]
    [InlineData("http://localhost:0/x")]
    [InlineData("http://127.0.0.1:0")]
    public async Task ItListensWhereItIsTold(string address)
    {
        using var server = HttpServer.Start(Options(o => o.ListenUri = new Uri(address)), Nothing);
        var loopback = new UriBuilder(server.Address) { Host = "127.0.0.1" }.Uri;
        Assert.Equal("200", await RawSender.StatusesAsync(loopback, $"POST {server.Address.AbsolutePath} HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    /// <summary>However the bytes are cut into packets, the same requests come out.</summary>
    [Property(MaxTest = 200)]
    public Property PacketsDoNotMatter() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>(),
        cuts =>
        {
            var text = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc\r\nPOST /b?q HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n2\r\nde\r\n0\r\nT: x\r\n\r\nGET /c HTTP/1.1\r\nHost: a\r\n\r\n";
            using var reader = new HttpRequestReader(new PacketStream(Encoding.ASCII.GetBytes(text), [.. cuts.Select(cut => cut.Get)]), new HttpServerOptions(), new BufferBudget(1 << 20));
            var read = new StringBuilder();
            while (reader.ReadHeadAsync(static () => { }).GetAwaiter().GetResult() is { } head)
            {
                read.Append(head.Method).Append(head.Path).Append(head.Query).Append(Encoding.ASCII.GetString(reader.ReadBodyAsync(head).GetAwaiter().GetResult())).Append(' ');
            }

            return read.ToString() == "POST/aabc POST/bqabcde GET/c ";
        });

    /// <summary>Whatever comes, it is read or refused: nothing else is thrown, and no more is kept than the limits say.</summary>
    [Property(MaxTest = 500)]
    public Property AnythingIsReadOrRefused() => Prop.ForAll(
        Gen.ListOf(Gen.Elements("POST ", "/a", " HTTP/1.1", "\r\n", "\r", "\n", "Host: a", "Content-Length: ", "5", "Transfer-Encoding: chunked", "0", ";", ":", " ", "\0", "é", "abc", "ffffffff", "Expect: 100-continue", "GET / HTTP/1.1\r\nHost: a\r\n\r\n")).ToArbitrary(),
        parts =>
        {
            var budget = new BufferBudget(1 << 20);
            using (var reader = new HttpRequestReader(new MemoryStream(Encoding.Latin1.GetBytes(string.Concat(parts))), new HttpServerOptions(), budget))
            {
                try
                {
                    while (reader.ReadHeadAsync(static () => { }).GetAwaiter().GetResult() is { } head)
                    {
                        reader.ReadBodyAsync(head).GetAwaiter().GetResult();
                    }
                }
                catch (HttpRefusal refusal)
                {
                    Assert.True(refusal.StatusCode is 0 or >= 400);
                }
            }

            return budget.TryTake(1 << 20);
        });

    [Fact]
    public void APathIsComparedWhole()
    {
        Assert.Equal(string.Empty, HttpServer.Below("/a/b", "/a/b"));
        Assert.Equal("c/d", HttpServer.Below("/a/b/c/d", "/a/b"));
        Assert.Equal("a", HttpServer.Below("/a", string.Empty));
        Assert.Null(HttpServer.Below("/a/bc", "/a/b"));
        Assert.Null(HttpServer.Below("/a", "/a/b"));
    }

    /// <summary>Gives more than the buffers of two sockets hold, where it is asked for.</summary>
    private static HttpServer Giving(Action<HttpServerOptions>? set = null)
    {
        var body = new byte[LongAnswer];
        for (var i = 0; i < LongAnswer; i++)
        {
            body[i] = (byte)(i / 4096);
        }

        return HttpServer.Start(Options(set), (request, _) => Task.FromResult<HttpServerResponse?>(request.Path == "long" ? new HttpServerResponse(200, "text/plain", body) : new HttpServerResponse()));
    }

    private static HttpServer Running(out ConcurrentQueue<HttpServerRequest> taken, Action<HttpServerOptions>? set = null)
    {
        var requests = taken = new ConcurrentQueue<HttpServerRequest>();
        return HttpServer.Start(Options(set), (request, _) =>
        {
            requests.Enqueue(request);
            return Task.FromResult<HttpServerResponse?>(new HttpServerResponse());
        });
    }

    private static HttpServerOptions Options(Action<HttpServerOptions>? set = null)
    {
        var options = new HttpServerOptions { ListenUri = new Uri("http://127.0.0.1:0" + Path), HealthPath = "/health", MaximumBodyBytes = 1 << 20 };
        set?.Invoke(options);
        return options;
    }

    private static Task<HttpServerResponse?> Nothing(HttpServerRequest request, CancellationToken token) => Task.FromResult<HttpServerResponse?>(new HttpServerResponse());

    /// <summary>Gives what it holds in parts of the given sizes.</summary>
    private sealed class PacketStream(byte[] bytes, int[] cuts) : MemoryStream(bytes)
    {
        private int _next;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Task.FromResult(Read(buffer, offset, Math.Min(count, cuts.Length == 0 ? 1 : cuts[_next++ % cuts.Length])));
    }
}
