using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>The search of sessions and their logs, as live tenants were seen to answer.</summary>
public class SessionHistoryTests
{
    private const string TooFarBack = """{"status":2000,"message":"Only the data of the last month can be asked for"}""";
    private static readonly DateTimeOffset s_now = new(2026, 5, 20, 12, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2026-05-18T09:58:58Z", "2026-05-18T09:58:58+08:00")]
    [InlineData("2026-05-18 09:58:58", "2026-05-18T09:58:58+08:00")]
    [InlineData("2026-05-18T09:58:58+08:00", "2026-05-18T09:58:58+08:00")]
    [InlineData("2026-05-18 09:58:58 +0800", "2026-05-18T09:58:58+08:00")]
    public async Task TimesOfTheSearchAreBeijings(string sent, string moment)
    {
        await using var server = new RawServer(Http.Json(Rows($$"""{"session_id":1,"created_at":"{{sent}}","closed_at":"{{sent}}"}""")));
        using var client = Udesk(server.BaseUri, now: () => s_now);

        var record = (await ReadAsync(client.Read(new SearchImSessionsRequest { StartTime = s_now.AddDays(-1), EndTime = s_now }))).Single();

        Assert.Equal((DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), record.CreatedAt), (record.CreatedAt, record.ClosedAt));
        Assert.Equal(TimeSpan.FromHours(8), record.CreatedAt!.Value.Offset);
    }

    [Fact]
    public async Task ARecordShowsWhatIsKnownOfIt()
    {
        const string row = """
            {"session_id":9,"sub_session_id":7,"note_id":"3","customer_token":"","agent_nick_name":"Li","customer_msg_num":2,"agent_msg_num":"1","queue_customer_msg_num":0,
             "sustain_seconds":720,"resp_seconds":4,"avg_resp_seconds":"3.5","queue_seconds":"12","transfer_to_agent":false,"belong_queue":"q","source":"web","platform":"sdk",
             "way_of_open_session":"customer","close_method":"agent","im_web_plugin_name":"Shop","menu_names":["a","b"],"session_tags":[{"id":1,"name":"t"}],
             "survey_option_id":37,"survey_option_name":"Good","resolved_state":0,"resolved_state_name":"Yes","robot_name":"R2"}
            """;
        await using var server = new RawServer(Http.Json(Rows(row)));
        using var client = Udesk(server.BaseUri, now: () => s_now);

        var record = (await ReadAsync(client.Read(new SearchImSessionsRequest { StartTime = s_now.AddDays(-1), EndTime = s_now }))).Single();

        Assert.Equal((9L, 7L, 3L, "Li"), (record.SessionId, record.ImSubSessionId, record.NoteId, record.AgentName));
        Assert.Equal((2, 1, 0), (record.CustomerMessageCount, record.AgentMessageCount, record.QueueCustomerMessageCount));
        Assert.Equal((720d, 4d, 3.5, 12d), (record.SustainSeconds, record.RespSeconds, record.AvgRespSeconds, record.QueueSeconds));
        Assert.Equal(("false", "q", "web", "sdk"), (record.TransferToAgent, record.BelongQueue, record.Source, record.Channel));
        Assert.Equal(("customer", "agent", "Shop"), (record.WayOfOpenSession, record.CloseMethod, record.ImWebPluginName));
        Assert.Equal(["a", "b"], record.MenuName);
        Assert.Equal(["t"], record.SessionTag);
        Assert.Equal((37L, "Good", "0", "Yes"), (record.SurveyOptionId, record.SurveyOptionName, record.ResolvedState, record.ResolvedStateName));
        Assert.Equal("R2", record.AdditionalProperties["robot_name"]);
    }

    [Fact]
    public async Task WhatIsTooFarBackIsRefusedAndTheRestIsRead()
    {
        // As a tenant that counts its month from now.
        await using var server = new RawServer(exchange => exchange.SendAsync(Http.Json(
            Start(exchange) < s_now.AddDays(-31) ? TooFarBack : Rows($$"""{"session_id":{{exchange.Number}},"created_at":"2026-05-18 09:00:00"}"""))));
        using var client = Udesk(server.BaseUri, now: () => s_now);
        var reader = client.Read(new SearchImSessionsRequest { StartTime = s_now.AddDays(-100), EndTime = s_now });

        var rows = new List<UdeskImSessionRecord>();
        var error = await Assert.ThrowsAsync<ServiceException>(async () => rows.AddRange(await ReadAsync(reader, rows)));

        Assert.Single(rows);
        Assert.Equal((ServiceFailure.Refused, 2000), (error.Failure, error.Code));
        Assert.Contains("last month", error.ServerText!, StringComparison.Ordinal);
        Assert.Contains("30 days", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Contains("2026-04-20 12:00:00", error.RecommendedAction!, StringComparison.Ordinal);
        // What is older than the piece that was refused is not asked for again and again.
        Assert.Equal([s_now.AddDays(-100), s_now.AddDays(-30)], server.Arrived.Select(Start));
    }

    [Fact]
    public async Task ARangeThatLiesTooFarBackWhollyIsRefusedAtOnce()
    {
        await using var server = new RawServer(Http.Json(TooFarBack));
        using var client = Udesk(server.BaseUri, now: () => s_now);
        var reader = client.Read(new GetImSessionLogRequest { SessionId = 9, StartTime = s_now.AddDays(-100), EndTime = s_now.AddDays(-50) });

        var error = await FailsAsync(reader.NextAsync());

        Assert.Equal(2000, error.Code);
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task WhatIsFarBackIsReadWhereTheTenantGivesIt()
    {
        await using var server = new RawServer(exchange => exchange.SendAsync(Http.Json(Rows($$"""{"session_id":{{exchange.Number}},"created_at":"2026-02-18 09:00:00"}"""))));
        using var client = Udesk(server.BaseUri, now: () => s_now);

        var rows = await ReadAsync(client.Read(new SearchImSessionsRequest { StartTime = s_now.AddDays(-70), EndTime = s_now, First = 2 }));

        Assert.Equal([1L, 2L], rows.Select(row => row.SessionId!.Value));
        Assert.Equal(2, server.Arrived.Count);
    }

    [Theory]
    [InlineData(null, "MissingParameter")]
    [InlineData(0L, "InvalidParameter")]
    public async Task ALogNeedsItsSession(long? session, string id)
    {
        await using var server = new RawServer(Http.Json(Rows()));
        using var client = Udesk(server.BaseUri, now: () => s_now);
        var reader = client.Read(new GetImSessionLogRequest { SessionId = session, StartTime = s_now.AddDays(-1), EndTime = s_now });

        var error = await Assert.ThrowsAsync<RequestException>(() => reader.NextAsync());

        Assert.Equal((id, "SessionId"), (error.ErrorId, error.PropertyName));
        Assert.Empty(server.Arrived);
    }

    [Theory]
    [InlineData("customer", """{"type":"message","data":{"content":"x"}}""", true)]
    [InlineData("agent", """{"type":"image","data":{"content":"x"},"push_type":"","auto":false,"is_welcome":0,"is_receive":true}""", true)]
    [InlineData("agent", """{"type":"close","data":{"content":"x"}}""", false)]
    [InlineData("agent", """{"type":"close"}""", false)]
    [InlineData("other", """{"type":"message","data":{"content":"x"}}""", false)]
    [InlineData("customer", """{"type":"start_session","data":{}}""", false)]
    [InlineData("customer", """{"type":"survey","data":{}}""", false)]
    [InlineData("customer", """{"type":"lock","data":{}}""", false)]
    [InlineData("agent", """{"type":"message","data":{"content":"x"},"is_welcome":true}""", false)]
    [InlineData("agent", """{"type":"message","data":{"content":"x"},"auto":"1"}""", false)]
    [InlineData("agent", """{"type":"message","data":{"content":"x"},"push_type":"welcome"}""", false)]
    [InlineData("agent", """{"type":"info","data":{"content":"x"},"is_receive":false}""", false)]
    public async Task TalkIsToldFromWhatTheSystemNotes(string sender, string content, bool isTalk)
    {
        await using var server = new RawServer(Http.Json(Rows(new JObject { ["id"] = 5, ["sender"] = sender, ["content"] = content }.ToString())));
        using var client = Udesk(server.BaseUri, now: () => s_now);

        var entry = (await ReadAsync(client.Read(new GetImSessionLogRequest { SessionId = 9, StartTime = s_now.AddDays(-1), EndTime = s_now }))).Single();

        Assert.Equal(isTalk, entry.IsTalk);
        Assert.Equal((string?)JObject.Parse(content)["type"], entry.Type);
        Assert.Equal(("5", "5"), (entry.Id, entry.MessageId));
    }

    [Theory]
    [InlineData("""{"type":"message","data":{"content":"2024-05-01T10:00:00Z"}}""", "2024-05-01T10:00:00Z")]
    [InlineData("""{"type":"message","data":{"content":"/Date(1714546800000)/"}}""", "/Date(1714546800000)/")]
    [InlineData("""{"a":1} and more""", """{"a":1} and more""")]
    public async Task WhatSomebodyWroteStaysAsItWas(string content, string expected)
    {
        await using var server = new RawServer(Http.Json(Rows(new JObject { ["id"] = 5, ["sender"] = "customer", ["content"] = content }.ToString())));
        using var client = Udesk(server.BaseUri, now: () => s_now);

        var entry = (await ReadAsync(client.Read(new GetImSessionLogRequest { SessionId = 9, StartTime = s_now.AddDays(-1), EndTime = s_now }))).Single();

        Assert.Equal((expected, content), (entry.Content, entry.RawContent));
    }

    private static async Task<List<T>> ReadAsync<T>(IPageReader<T> reader, List<T>? rows = null)
    {
        rows ??= [];
        while (await Guard.Async(reader.NextAsync()) is { } page)
        {
            rows.AddRange(page);
        }

        return rows;
    }

    private static DateTimeOffset Start(Exchange exchange)
        => DateTimeOffset.Parse(
            Uri.UnescapeDataString(exchange.Target.Split('?', '&').Single(part => part.StartsWith("start_time=", StringComparison.Ordinal)).Split('=')[1]) + " +08:00",
            CultureInfo.InvariantCulture);

    private static string Rows(params string[] rows) => $$"""{"status":0,"message":"ok","total_pages":1,"item":[{{string.Join(",", rows)}}]}""";
}
