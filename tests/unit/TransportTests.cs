using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>What leaves over which way, and how much is taken of what comes back.</summary>
[Collection(nameof(Alone))]
public class TransportTests
{
    private static readonly byte[] s_bomb = Pack(50);

    [Fact]
    public async Task ThisMachineIsNeverReachedThroughAProxy()
    {
        await using var proxy = new RawServer(Http.Json("[]"));
        await using var server = new RawServer(Http.Json("[]"));
        await WithProxyAsync(new Uri(proxy.BaseUri.GetLeftPart(UriPartial.Authority)), async () =>
        {
            using var client = Usedesk(server.BaseUri);
            await Guard.Async(client.SendAsync(Groups));
            using var named = Usedesk(new Uri(server.BaseUri.AbsoluteUri.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
            await Guard.Async(named.SendAsync(Groups));
        });

        Assert.Empty(proxy.Arrived);
        Assert.Equal(2, server.Arrived.Count);
    }

    /// <remarks>Mono takes a tunnel that was refused for a certificate that was; .NET Framework has a status of its own for it.</remarks>
    [Trait("Desktop", "No")]
    [Theory]
    [InlineData(403)]
    [InlineData(407)]
    [InlineData(502)]
    public async Task AProxysPasswordStandsInNoError(int status)
    {
        const string Password = "Pr0xy-s3cret";
        await using var proxy = new RawServer(Http.Answer(status, headers: "Proxy-Authenticate: Negotiate"));
        var address = new Uri($"http://someone:{Password}@127.0.0.1:{proxy.BaseUri.Port}");
        await WithProxyAsync(address, async () =>
        {
            using var client = Usedesk(new Uri("https://service.example.test/api"), o => o.MaximumRetryCount = 1);

            var error = await FailsAsync(client.SendAsync(Ticket));

            // Nothing left but the question to the proxy: it may be asked again, also for a write.
            Assert.Equal(("Network", 2), (error.ErrorId, error.Attempts));
            Assert.Contains("proxy", error.Message, StringComparison.Ordinal);
            for (Exception? inner = error; inner is not null; inner = inner.InnerException)
            {
                Assert.DoesNotContain(Password, inner.ToString(), StringComparison.Ordinal);
            }
        });
    }

    /// <summary>Without encryption a proxy answers in the service's place.</summary>
    [Fact]
    public async Task WhatAProxySaysOfItsPasswordIsNotRead()
    {
        await using var proxy = new RawServer(exchange => exchange.SendAsync(Http.Json($$"""{"code":117,"error":"{{Convert.ToBase64String("someone:Pr0xy-s3cret"u8.ToArray())}} Pr0xy-s3cret"}""", 407, "Proxy-Authenticate: Basic realm=x")));
        await WithProxyAsync(new Uri($"http://someone:Pr0xy-s3cret@127.0.0.1:{proxy.BaseUri.Port}"), async () =>
        {
            using var client = Usedesk(new Uri("http://service.example.test/api"), o => (o.MaximumRetryCount, o.AllowUnencrypted) = (0, true));

            var error = await FailsAsync(client.SendAsync(Ticket));

            Assert.Equal("Http.407", error.ErrorId);
            Assert.Null(error.ServerText);
            Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String("someone:Pr0xy-s3cret"u8.ToArray()), error.ToString(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("length")]
    [InlineData("chunks")]
    [InlineData("close")]
    [InlineData("gzip")]
    [InlineData("interim")]
    public async Task AnAnswerThatIsTooLongIsAClearErrorAndNotAskedForAgain(string kind)
    {
        const int Limit = 100_000;
        Assert.InRange(s_bomb.Length, 1000, Limit);
        await using var server = new RawServer(exchange => FloodAsync(exchange, kind));
        using var client = Usedesk(server.BaseUri, o => o.MaximumResponseBytes = Limit);

        var read = await FailsAsync(client.SendAsync(Groups));
        Assert.Equal(("InvalidResponse", 1), (read.ErrorId, read.Attempts));
        Assert.Contains("longer", read.Message, StringComparison.Ordinal);
        var write = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal(("WriteOutcomeUnknown", 1), (write.ErrorId, write.Attempts));
        Assert.Equal(2, server.Arrived.Count);
    }

    /// <remarks>Mono has no limit on headers; .NET Framework has.</remarks>
    [Fact]
    [Trait("Desktop", "No")]
    public Task HeadersThatAreTooLongAreAClearErrorToo() => AnAnswerThatIsTooLongIsAClearErrorAndNotAskedForAgain("headers");

    /// <summary>Two bytes of an answer may be a few hundred in memory.</summary>
    [Fact]
    public async Task AnAnswerOfTooManyValuesIsAClearError()
    {
        await using var server = new RawServer(Http.Json($$"""{"code":1000,"more":[{{string.Concat(Enumerable.Repeat("0,", 5 << 20))}}0]}"""));
        using var client = Udesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Agents));
        Assert.Equal(("InvalidResponse", 1), (error.ErrorId, error.Attempts));
        Assert.Contains("more values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerUpToTheLimitIsTaken()
    {
        var answer = $"[{string.Join(",", Enumerable.Range(1, 100).Select(i => $"{{\"id\":{i}}}"))}]";
        await using var server = new RawServer(Http.Json(answer));
        using var enough = Usedesk(server.BaseUri, o => o.MaximumResponseBytes = answer.Length);
        using var tooLittle = Usedesk(server.BaseUri, o => o.MaximumResponseBytes = answer.Length - 1);

        Assert.Equal(100, (await Guard.Async(enough.SendAsync(Groups))).Length);
        Assert.Equal("InvalidResponse", (await FailsAsync(tooLittle.SendAsync(Groups))).ErrorId);
        Assert.Equal("InvalidParameter", Assert.Throws<RequestException>(() => Usedesk(server.BaseUri, o => o.MaximumResponseBytes = 0)).ErrorId);
        Assert.Equal(64L << 20, new UdeskApiOptions().MaximumResponseBytes);
    }

    [Fact]
    public async Task TheLimitHoldsForTheLogInToo()
    {
        await using var server = new RawServer(Http.Json($$"""{"code":1000,"open_api_auth_token":"t","more":"{{new string('x', 2000)}}"}"""));
        using var password = ApiSecret.FromText("p");

        var error = await FailsAsync(UsedeskUdesk.Client.UdeskApiClient.LogInAsync(new UdeskApiOptions { BaseUri = server.BaseUri, Email = Email, MaximumResponseBytes = 1000 }, password));
        Assert.Equal(("InvalidResponse", 1), (error.ErrorId, error.Attempts));
    }

    /// <summary>A connection that did not come about in the time of a whole attempt: nothing left, so a write may go again and is not unknown.</summary>
    [Fact]
    public async Task ATimeOutBeforeThereIsAConnectionIsNoUnknownOutcome()
    {
        // It takes the connection, and never answers the TLS greeting.
        await using var server = new RawServer(exchange => exchange.HangAsync());
        using var client = Usedesk(new Uri($"https://127.0.0.1:{server.BaseUri.Port}/api"), o => (o.Timeout, o.MaximumRetryCount) = (TimeSpan.FromMilliseconds(300), 1));

        var error = await FailsAsync(client.SendAsync(Ticket));
        Assert.Equal(("Http.Timeout", 2), (error.ErrorId, error.Attempts));
        Assert.Empty(server.Arrived);
    }

    [Fact]
    public async Task ATimeOutAfterSomethingLeftIs()
    {
        await using var server = new RawServer(exchange => exchange.Number == 1 ? exchange.SendAsync(Http.Json(NoAgents)) : exchange.HangAsync());
        using var client = Udesk(server.BaseUri, o => (o.Timeout, o.MaximumRetryCount) = (TimeSpan.FromMilliseconds(1500), 1));
        await Guard.Async(client.SendAsync(Agents));

        // Without a body, over a connection that was there before.
        var error = await FailsAsync(client.SendAsync(Destroy));
        Assert.Equal(("WriteOutcomeUnknown", 1), (error.ErrorId, error.Attempts));
        Assert.Equal(2, server.Arrived.Count);

        // And with one, over a new connection.
        await using var other = new RawServer(exchange => exchange.HangAsync());
        using var usedesk = Usedesk(other.BaseUri, o => (o.Timeout, o.MaximumRetryCount) = (TimeSpan.FromMilliseconds(1500), 1));
        Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(usedesk.SendAsync(Ticket))).ErrorId);
        Assert.Single(other.Arrived);
    }

    /// <summary>The allowance is one a minute: repeats that all come sooner only use it up again.</summary>
    [Theory]
    [InlineData(1, 30, 30)]
    [InlineData(2, 30, 33.6)]
    [InlineData(4, 15, 16.8)]
    public async Task TooManyCallsWithoutAWaitIsWaitedOutOverAMinute(int repeats, double shortest, double longest)
    {
        await using var server = new RawServer(Http.Answer(429), Http.Json("""{"code":121,"error":"API rate limit exceeded"}"""));
        using var client = Usedesk(server.BaseUri, o => (o.MaximumRetryCount, o.MaximumBackoff) = (repeats, TimeSpan.FromSeconds(repeats == 2 ? 60 : 30)));
        using var cancel = new CancellationTokenSource();
        var observer = new Observer();

        var call = client.SendAsync(Ticket, observer, cancel.Token);
        await Guard.Async(observer.Waiting);
        Assert.InRange(observer.Waits.Single().TotalSeconds, shortest, longest);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Guard.Async(call));
    }

    [Fact]
    public async Task ButNoLongerThanACallMayWait()
    {
        await using var server = new RawServer(Http.Answer(429));
        using var client = Usedesk(server.BaseUri, o => (o.MaximumBackoff, o.MaximumTotalWait) = (TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10)));

        Assert.Equal(("Http.429", 1), ((await FailsAsync(client.SendAsync(Ticket))) is var error ? error.ErrorId : "", error.Attempts));
    }

    [Fact]
    public async Task AServiceThatDoesNotTurnThePagesIsNoticed()
    {
        var page = $"[{string.Join(",", Enumerable.Range(1, 100).Select(i => $"{{\"id\":{i}}}"))}]";
        await using var server = new RawServer(Http.Json(page));
        using var client = Usedesk(server.BaseUri);
        var reader = client.Read(new ListTicketsRequest());

        Assert.Equal(100, (await Guard.Async(reader.NextAsync()))!.Count);
        var error = await FailsAsync(reader.NextAsync());
        Assert.Equal("InvalidResponse", error.ErrorId);
        Assert.Contains("page 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Arrived.Count);
    }

    [Fact]
    public async Task RowsBehindAPageWithoutRowsAreRead()
    {
        await using var server = new RawServer(Customers("{\"id\":1}"), Customers(""), Customers(""), Customers("{\"id\":2}"), Customers(""), Customers("{\"id\":3}"));
        using var client = Udesk(server.BaseUri);
        var reader = client.Read(new ListCustomersRequest());
        var rows = new List<long>();

        while (await Guard.Async(reader.NextAsync()) is { } page)
        {
            rows.AddRange(page.Select(row => row.Id!.Value));
        }

        Assert.Equal([1, 2, 3], rows);
        Assert.Equal(6, server.Arrived.Count);
        Assert.Equal("The listing may lack rows: the service counts 600, and 3 came.", reader.TakeWarning());
    }

    [Fact]
    public async Task AServiceThatCountsPagesWithoutEndIsNoticed()
    {
        await using var server = new RawServer(Customers("{\"id\":1}"), Customers(""));
        using var client = Udesk(server.BaseUri);
        var reader = client.Read(new ListCustomersRequest());
        for (var page = 1; page <= 3; page++)
        {
            Assert.NotNull(await Guard.Async(reader.NextAsync()));
        }

        var error = await FailsAsync(reader.NextAsync());

        Assert.Equal("InvalidResponse", error.ErrorId);
        Assert.Contains("page 4", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, server.Arrived.Count);
    }

    private static string Customers(string row) => Http.Json($$$"""{"code":1000,"customers":[{{{row}}}],"meta":{"current_page":1,"page_size":100,"total_pages":6,"total_count":600}}""");

    [Fact]
    public async Task RowsThatMoveFromPageToPageAreNoFault()
    {
        // Somebody made a ticket meanwhile: one row came before, and the last page holds nothing but such a row. They come once.
        string Page(int from, int count) => Http.Json($"[{string.Join(",", Enumerable.Range(from, count).Select(i => $"{{\"id\":{i}}}"))}]");
        await using var server = new RawServer(Page(1, 100), Page(100, 100), Page(199, 1));
        using var client = Usedesk(server.BaseUri);
        var reader = client.Read(new ListTicketsRequest());

        Assert.Equal(Enumerable.Range(1, 100), (await Guard.Async(reader.NextAsync()))!.Select(row => (int)row.TicketId));
        Assert.Equal(Enumerable.Range(101, 99), (await Guard.Async(reader.NextAsync()))!.Select(row => (int)row.TicketId));
        Assert.Empty((await Guard.Async(reader.NextAsync()))!);
        Assert.Null(await Guard.Async(reader.NextAsync()));
    }

    [Fact]
    public void EachListingCanTellItsRowsApart()
    {
        var listings = UdeskOperations.Table.All.Concat(UsedeskOperations.Table.All).Select(known => known.Value)
            .Where(operation => operation.GetType().GetProperty("Key") is not null).ToArray();
        Assert.True(listings.Length >= 7);
        Assert.All(listings, operation => Assert.NotNull(operation.GetType().GetProperty("Key")!.GetValue(operation)));
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData("-a")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a@b")]
    [InlineData("a.example.test/x?")]
    [InlineData("")]
    public void ASubdomainThatIsNoneIsAClearError(string subdomain)
        => Assert.Equal("InvalidSubdomain", Assert.Throws<RequestException>(() => BaseUriRules.ForUdesk(subdomain)).ErrorId);

    [Theory]
    [InlineData("mycompany")]
    [InlineData("my-company.s2")]
    public void ASubdomainIsTheTenantsHost(string subdomain)
        => Assert.Equal($"https://{subdomain}.udesk.cn/open_api_v1", BaseUriRules.ForUdesk(subdomain).AbsoluteUri);

    [Fact]
    public void ATokenThatCannotBeOneIsAClearErrorThatDoesNotShowIt()
    {
        var address = new Uri("https://service.example.test/");
        foreach (var token in new[] { new string('t', 17_000), new string('t', SecretRules.MaximumLength + 1) })
        {
            var error = Assert.Throws<RequestException>(() => Usedesk(address, o => o.Token = ApiSecret.FromText(token)));
            Assert.Equal(("InvalidSecret", "Token"), (error.ErrorId, error.PropertyName));
            Assert.DoesNotContain("ttt", error.Message, StringComparison.Ordinal);
            Assert.Equal("InvalidSecret", Assert.Throws<RequestException>(() => Udesk(address, o => o.Token = ApiSecret.FromText(token))).ErrorId);
            Assert.Equal("StructuredMessageKey", Assert.Throws<RequestException>(() => Udesk(address, o => o.StructuredMessageKey = ApiSecret.FromText(token))).PropertyName);
        }

        using var client = Usedesk(address, o => o.Token = ApiSecret.FromText(new string('t', SecretRules.MaximumLength)));
    }

    private static byte[] Pack(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < megabytes; i++)
            {
                gzip.Write(zeros);
            }
        }

        return packed.ToArray();
    }

    private static async Task FloodAsync(Exchange exchange, string kind)
    {
        var megabyte = new string('x', 1 << 20);
        switch (kind)
        {
            case "length":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n[");
                break;
            case "chunks":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                for (var i = 0; i < 50; i++)
                {
                    await exchange.SendAsync($"{megabyte.Length.ToString("x", CultureInfo.InvariantCulture)}\r\n{megabyte}\r\n");
                }

                break;
            case "close":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
                for (var i = 0; i < 50; i++)
                {
                    await exchange.SendAsync(megabyte);
                }

                break;
            case "gzip":
                // Within the limit as it comes, and 500 times the limit when it is unpacked.
                await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {s_bomb.Length}\r\n\r\n");
                await exchange.SendAsync(s_bomb);
                return; // It came whole, so the connection is used again.
            case "headers":
                await exchange.SendAsync("HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: {new string('y', 1000)}\r\n")) + "Content-Length: 2\r\n\r\n[]");
                break;
            case "interim":
                var interim = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("HTTP/1.1 102 Processing\r\n\r\n", 10_000)));
                for (var i = 0; i < 50; i++)
                {
                    await exchange.SendAsync(interim);
                }

                break;
        }

        await exchange.HangAsync();
    }

    private static async Task WithProxyAsync(Uri address, Func<Task> test)
    {
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(address);
        try
        {
            await test();
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }
}
