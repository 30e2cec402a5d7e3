using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

public class PageReaderTests
{
    private const int PageSize = 10;

    /// <summary>Every First and Skip around the borders of pages, against LINQ; and no page more than needed.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(20)]
    [InlineData(35)]
    public async Task FirstAndSkipCountRows(int total)
    {
        var all = Enumerable.Range(0, total).Select(i => $"{i}").ToArray();
        foreach (var knowsTotal in new[] { true, false })
        {
            for (var skip = 0; skip <= total + 11; skip++)
            {
                foreach (var first in new long?[] { null, 0, 1, 5, 9, 10, 11, 19, 20, 21, 100, long.MaxValue })
                {
                    var fetched = new List<long>();
                    var reader = new PageReader<string>(new Rows { First = first, Skip = skip }, PageSize, (page, _) =>
                    {
                        fetched.Add(page.Index);
                        var items = all.Skip((int)page.Index * PageSize).Take(PageSize).ToArray();
                        var last = knowsTotal ? (page.Index + 1) * PageSize >= total : items.Length < PageSize;
                        return Task.FromResult(new PageAnswer<string>(items, last));
                    });

                    var expected = all.Skip(skip).Take((int)Math.Min(first ?? int.MaxValue, int.MaxValue)).ToArray();
                    Assert.Equal(expected, await ReadAsync(reader));
                    Assert.Equal(Enumerable.Range(skip / PageSize, fetched.Count).Select(i => (long)i), fetched);
                    Assert.True(fetched.Count <= Needed(skip, first, total, knowsTotal), $"{fetched.Count} pages for -Skip {skip} -First {first} of {total}");
                    Assert.Null(await reader.NextAsync());
                }
            }
        }
    }

    [Fact]
    public async Task NothingIsFetchedBeforeItIsAskedFor()
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { SeedQueue = 10_000 });
        using var client = Udesk(host);
        var request = new GetAbandonedQueueRequest { StartTime = DateTimeOffset.UtcNow.AddDays(-31), EndTime = DateTimeOffset.UtcNow.AddDays(1) };

        var reader = client.Read(request);
        Assert.Empty(host.State.Requests);
        Assert.Equal(100, (await reader.NextAsync())!.Count);
        Assert.Single(host.State.Requests);

        request.First = 5;
        Assert.Equal(5, (await ReadAsync(client.Read(request))).Count);
        Assert.Equal(2, host.State.Requests.Count);

        request.First = 2;
        request.Skip = 99;
        Assert.Equal(2, (await ReadAsync(client.Read(request))).Count);
        Assert.Equal(4, host.State.Requests.Count);
    }

    [Fact]
    public async Task AllRowsComeOnceAndInOrder()
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { SeedQueue = 1_234 });
        using var client = Udesk(host);
        var request = new GetAbandonedQueueRequest { StartTime = DateTimeOffset.UtcNow.AddDays(-31), EndTime = DateTimeOffset.UtcNow.AddDays(1) };

        var rows = await ReadAsync(client.Read(request));

        Assert.Equal(1_234, rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(13, host.State.Requests.Count);
        request.Skip = 750;
        request.First = 300;
        Assert.Equal(rows.Skip(750).Take(300).Select(row => row.Id), (await ReadAsync(client.Read(request))).Select(row => row.Id));
    }

    [Theory]
    [InlineData("""{"code":1000,"shut_queues":[],"meta":{"total_pages":0}}""")]
    [InlineData("""{"code":1000,"shut_queues":[],"meta":{"total_pages":1}}""")]
    [InlineData("""{"code":1000,"shut_queues":[]}""")]
    [InlineData("""{"code":1000,"shut_queues":null}""")]
    [InlineData("""{"code":1000,"meta":{"total_pages":0}}""")]
    [InlineData("""{"code":1000,"meta":{"count":0}}""")]
    [InlineData("""{"code":1000,"total_count":0}""")]
    [InlineData("""{"code":1000,"shut_queues":[{"id":1}],"meta":{}}""")]
    [InlineData("""{"code":1000,"shut_queues":[{"id":1}],"meta":{"total_pages":"1"}}""")]
    [InlineData("""{"code":1000,"shut_queues":[{"id":1}],"total_pages":1}""")]
    public async Task AListingEndsWhateverTheServiceSaysOfItsLength(string answer)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Udesk(server.BaseUri);

        await Guard.Async(ReadAsync(client.Read(new GetAbandonedQueueRequest { EndTime = DateTimeOffset.UnixEpoch })));
        Assert.Single(server.Arrived);
    }

    /// <summary>The rows may stand under another name.</summary>
    [Theory]
    [InlineData("""{"code":1000}""")]
    [InlineData("""{"code":1000,"message":"ok"}""")]
    [InlineData("""{"code":1000,"queues":[{"id":1}],"meta":{"total_pages":1}}""")]
    public async Task AFirstPageWithoutTheListIsNoEmptyOne(string answer)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Udesk(server.BaseUri);

        var error = await FailsAsync(client.Read(new GetAbandonedQueueRequest { EndTime = DateTimeOffset.UnixEpoch }).NextAsync());
        Assert.Equal(ServiceFailure.InvalidResponse, error.Failure);
        Assert.Contains("it has no 'shut_queues'", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Whether it gives fewer rows a page than it was asked for, or counts its pages wrongly.</summary>
    [Theory]
    [InlineData(20, "")]
    [InlineData(100, ",\"total_pages\":1")]
    public async Task AListingIsReadToTheRowsThatTheServiceCounts(int rows, string pages)
    {
        await using var server = new RawServer(exchange =>
        {
            var from = (int.Parse(exchange.Query("page")!, System.Globalization.CultureInfo.InvariantCulture) - 1) * rows;
            return exchange.SendAsync(Http.Json($$"""{"code":1000,"agents":[{{string.Join(',', Enumerable.Range(from, Math.Max(0, Math.Min(rows, 150 - from))).Select(i => $$"""{"id":{{i + 1}}}"""))}}],"meta":{"total_count":150{{pages}} } }"""));
        });
        using var client = Udesk(server.BaseUri);
        var reader = client.Read(new ListAgentsRequest());

        Assert.Equal(Enumerable.Range(1, 150).Select(i => (long)i), (await Guard.Async(ReadAsync(reader))).Select(row => row.AgentId));
        Assert.Null(reader.TakeWarning());
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(100, 100)]
    public async Task RowsThatAreCountedAndDoNotComeAreSaid(int rows, int came)
    {
        await using var server = new RawServer(exchange => exchange.SendAsync(Http.Json($$"""{"code":1000,"agents":[{{string.Join(',', Enumerable.Range(1, rows).Select(i => $$"""{"id":{{i}}}"""))}}],"meta":{"total_count":150,"total_pages":1} }""")));
        using var client = Udesk(server.BaseUri);
        var reader = client.Read(new ListAgentsRequest());

        Assert.Equal(came, (await Guard.Async(ReadAsync(reader))).Count);
        Assert.Equal($"The listing may lack rows: the service counts 150, and {came} came.", reader.TakeWarning());
        Assert.Equal(2, server.Arrived.Count);
        reader = client.Read(new ListAgentsRequest { First = 5 });
        await Guard.Async(ReadAsync(reader));
        Assert.Null(reader.TakeWarning());
    }

    [Fact]
    public async Task AShortPageInTheMiddleDoesNotEndAListingWhoseLengthIsKnown()
    {
        await using var server = new RawServer(
            Http.Json("""{"code":1000,"shut_queues":[{"id":1}],"meta":{"total_pages":2}}"""),
            Http.Json("""{"code":1000,"shut_queues":[{"id":2}],"meta":{"total_pages":2}}"""));
        using var client = Udesk(server.BaseUri);

        var rows = await Guard.Async(ReadAsync(client.Read(new GetAbandonedQueueRequest { EndTime = DateTimeOffset.UnixEpoch })));
        Assert.Equal([1L, 2L], rows.Select(row => row.Id!.Value));
        Assert.Equal(["1", "2"], server.Arrived.Select(a => a.Query("page")));
        Assert.All(server.Arrived, a => Assert.Equal("100", a.Query("per_page")));
    }

    /// <summary>New tickets stand in front, and move the last ones of a page to the next one while it is read.</summary>
    [Fact]
    public async Task RowsThatMoveToTheNextPageComeOnce()
    {
        static string Tickets(int from, int count) => "[" + string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"id":{{from - i}},"subject":"{{(from - i) * 7}}"}""")) + "]";
        await using var server = new RawServer(Http.Json(Tickets(1_000, 100)), Http.Json(Tickets(903, 100)), Http.Json(Tickets(803, 3)));
        using var client = Usedesk(server.BaseUri);

        var rows = await Guard.Async(ReadAsync(client.Read(new ListTicketsRequest())));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => 1_000L - i), rows.Select(row => row.TicketId));
        Assert.Equal(3, server.Arrived.Count);
    }

    [Fact]
    public async Task AListingThatShrinksWhileItIsReadWarnsOnce()
    {
        static string Page(int number, int total) => $$$"""{"code":1000,"customers":[{{{string.Join(',', Enumerable.Range(number * 100, 100).Select(i => $$"""{"id":{{i + 1}}}"""))}}}],"meta":{"total_pages":4,"total_count":{{{total}}}}}""";
        await using var server = new RawServer(Http.Json(Page(0, 400)), Http.Json(Page(1, 399)), Http.Json(Page(2, 398)), Http.Json(Page(3, 397)));
        using var client = Udesk(server.BaseUri);
        var reader = client.Read(new ListCustomersRequest());

        await Guard.Async(reader.NextAsync());
        Assert.Null(reader.TakeWarning());
        await Guard.Async(reader.NextAsync());
        Assert.StartsWith("The listing may have changed while it was read: the service counted 400 rows, and 399 with page 2.", reader.TakeWarning(), System.StringComparison.Ordinal);
        Assert.Null(reader.TakeWarning());
        Assert.Equal(200, (await ReadAsync(reader)).Count);
        Assert.Null(reader.TakeWarning());
    }

    /// <summary>Closing what is listed by its status takes it out of the listing: every second page would be left out without a word.</summary>
    [Theory]
    [InlineData("update", true)]
    [InlineData("raw update", true)]
    [InlineData("create", false)]
    [InlineData("read", false)]
    [InlineData("update client", false)]
    [InlineData("comment", true)]
    [InlineData("other connection", false)]
    [InlineData("update that began before", true)]
    public async Task ChangesOfWhatIsListedAreToldByTheListing(string between, bool isTold)
    {
        static string Tickets(int page, int count) => Http.Json("[" + string.Join(',', Enumerable.Range(1 + (page * 100), count).Select(i => $$"""{"id":{{i}}}""")) + "]");
        var slow = new TaskCompletionSource();
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Text.Contains("slow", StringComparison.Ordinal))
            {
                await slow.Task;
            }

            await exchange.SendAsync(exchange.Target.EndsWith("/tickets", StringComparison.Ordinal)
                ? Tickets((int)Newtonsoft.Json.Linq.JObject.Parse(exchange.Text)["offset"]!, exchange.Text.Contains("\"offset\":2", StringComparison.Ordinal) ? 5 : 100)
                : Http.Json("""{"status":"success","ticket_id":7,"client_id":8,"comment_id":9,"ticket":{"id":7}}"""));
        });
        using var client = Usedesk(server.BaseUri);
        using var other = Usedesk(server.BaseUri);
        await Guard.Async(client.SendAsync(new UpdateTicketRequest { TicketId = 7, Subject = "before" }));
        var early = between.EndsWith("began before", StringComparison.Ordinal) ? client.SendAsync(new UpdateTicketRequest { TicketId = 7, Subject = "slow" }) : null;
        var reader = client.Read(new ListTicketsRequest());

        await Guard.Async(reader.NextAsync());
        Assert.Null(reader.TakeWarning());
        Task call = between switch
        {
            "update" => client.SendAsync(new UpdateTicketRequest { TicketId = 7, Subject = "s" }),
            "raw update" => client.SendAsync(new RawRequest<UsedeskService> { Method = "POST", Path = "update/ticket", Body = new System.Collections.Hashtable { ["ticket_id"] = 7 } }),
            "create" => client.SendAsync(Ticket),
            "read" => client.SendAsync(new GetTicketRequest { TicketId = 7 }),
            "update client" => client.SendAsync(new UpdateClientRequest { ClientId = 8, Note = "n" }),
            "comment" => client.SendAsync(new CreateCommentRequest { TicketId = 7, Message = "m" }),
            "update that began before" => early!,
            _ => other.SendAsync(new UpdateTicketRequest { TicketId = 7, Subject = "s" }),
        };
        slow.SetResult();
        await Guard.Async(call);
        await Guard.Async(reader.NextAsync());
        Assert.Equal(isTold, reader.TakeWarning() is { } warning && warning.Contains("changed over the same connection", StringComparison.Ordinal));
        await Guard.Async(reader.NextAsync());
        Assert.Null(reader.TakeWarning());
        Assert.Null(await reader.NextAsync());
    }

    [Fact]
    public async Task APageThatFailedCanBeAskedForAgain()
    {
        await using var server = new RawServer(
            Http.Json("""{"code":2000,"message":"x"}"""),
            Http.Json("""{"code":1000,"shut_queues":[{"id":1}],"meta":{"total_pages":1}}"""));
        using var client = Udesk(server.BaseUri);
        var reader = client.Read(new GetAbandonedQueueRequest { EndTime = DateTimeOffset.UnixEpoch });

        await FailsAsync(reader.NextAsync());
        Assert.Single((await reader.NextAsync())!);
        Assert.Equal(["1", "1"], server.Arrived.Select(a => a.Query("page")));
    }

    private static long Needed(int skip, long? first, int total, bool knowsTotal)
    {
        if (first == 0)
        {
            return 0;
        }

        var from = skip / PageSize;
        var lastPage = knowsTotal ? Math.Max(0, (total - 1) / PageSize) : total / PageSize;
        var lastWanted = first is { } count && count < 1_000_000 ? (skip + count - 1) / PageSize : long.MaxValue;
        return Math.Max(1, Math.Min(lastPage, lastWanted) - from + 1);
    }

    private static async Task<List<T>> ReadAsync<T>(IPageReader<T> reader)
    {
        var rows = new List<T>();
        while (await reader.NextAsync() is { } page)
        {
            rows.AddRange(page);
        }

        return rows;
    }

    private sealed class Rows : UsedeskPageRequest<string>
    {
    }
}
