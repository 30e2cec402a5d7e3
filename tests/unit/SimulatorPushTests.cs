using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.SimulatorCalls;

namespace UsedeskUdesk.Tests;

/// <summary>What the simulator sends by itself, and how it takes the answers.</summary>
public sealed class SimulatorPushTests
{
    private static readonly string s_empty = Http.Answer(200);

    [Theory]
    [InlineData("reply", """ "types":["start_session","message"] """, "customer_token,assign_type,messages")]
    [InlineData("robot", """ "content":"x" """, "customer_token,assign_type,messages")]
    [InlineData("urobot", """ "content":"x" """, "customer_token,assign_type,messages")]
    [InlineData("h5", """ "close":true """, "web_token,im_web_plugin_id,messages")]
    [InlineData("receipt", """ "content":"x" """, "session_id,message_ids")]
    [InlineData("event", """ "action":"Customer_destroy","id":5 """, "action,message")]
    public async Task UdeskPushesWhatAReceiverTellsApartByItsKeys(string kind, string more, string keys)
    {
        await using var host = await SimulatorHost.StartAsync();
        await using var receiver = new RawServer(s_empty);
        using var calls = new SimulatorCalls(host);
        var session = host.State.Sessions.First(s => s.Kind == "agent" && s.IsOpen).Id;
        var answer = await calls.ControlAsync("push", $$"""{"service":"udesk","kind":"{{kind}}","url":"{{receiver.BaseUri}}","im_sub_session_id":{{session}},{{more}} }""");

        Assert.Equal("taken", (string?)answer["outcomes"]![0]!["outcome"]);
        var arrived = receiver.Arrived.Single();
        Assert.Equal("POST", arrived.Method);
        var body = JsonNode.Parse(arrived.Text)!;
        Assert.Equal(keys, string.Join(",", Names(body)));
        Assert.Equal(kind == "urobot", body["messages"] is JsonObject);
        if (kind == "h5")
        {
            Assert.True((bool)body["messages"]![0]!["data"]!["msg_close"]!);
            Assert.False(host.State.Sessions.Single(s => s.Id == session).IsOpen);
        }
        else if (kind == "reply")
        {
            Assert.Equal(["start_session", "message"], body["messages"]!.AsArray().Select(m => (string?)m!["type"]));
        }
    }

    [Fact]
    public async Task ATransferGivesTheSessionAnotherNumber()
    {
        await using var host = await SimulatorHost.StartAsync();
        await using var receiver = new RawServer(s_empty);
        using var calls = new SimulatorCalls(host);
        var session = host.State.Sessions.First(s => s.Kind == "agent" && s.IsOpen).Id;
        var answer = await calls.ControlAsync("push", $$"""{"service":"udesk","kind":"reply","url":"{{receiver.BaseUri}}","im_sub_session_id":{{session}},"types":["transfer","message"] }""");
        var next = (long)answer["body"]!["messages"]![0]!["im_sub_session_id"]!;
        Assert.NotEqual(session, next);
        Assert.True(host.State.Sessions.Single(s => s.Id == next).IsOpen);
        Assert.False(host.State.Sessions.Single(s => s.Id == session).IsOpen);
    }

    [Theory]
    [InlineData("ticket", "secret,ticket,client,custom_fields")]
    [InlineData("comment", "secret,comment,client,assignee_id,custom_fields")]
    [InlineData("changed", "secret,trigger,client,assignee_id,custom_fields")]
    [InlineData("rating", "secret,csi")]
    [InlineData("chat", "secret,chat_id,text,client_id,client,from,platform,ticket,state")]
    [InlineData("delivery", "message_status")]
    [InlineData("flat", "message,user_id,user_name,ticket_id")]
    [InlineData("ping", "ping")]
    public async Task UsedeskSendsItsSecretWhereThePagesHaveIt(string kind, string keys)
    {
        await using var host = await SimulatorHost.StartAsync();
        await using var receiver = new RawServer(s_empty);
        using var calls = new SimulatorCalls(host);
        await calls.UsedeskAsync("update/ticket", """{"ticket_id":2154801,"status":5}""");
        await calls.ControlAsync("push", $$"""{"service":"usedesk","kind":"{{kind}}","url":"{{receiver.BaseUri}}","ticket_id":2154801}""");
        var body = JsonNode.Parse(receiver.Arrived.Single().Text)!;
        Assert.Equal(keys, string.Join(",", Names(body)));
        Assert.Equal(keys.StartsWith("secret", StringComparison.Ordinal) ? host.WebhookSecret : null, (string?)body["secret"]);
    }

    [Theory]
    [InlineData("form", "application/x-www-form-urlencoded", "trigger%5Bdata%5D%5B0%5D%5Btarget%5D=status_id")]
    [InlineData("multipart", "multipart/form-data", "name=\"trigger[data][0][target]\"")]
    [InlineData("raw", "text/plain", "\"target\":\"status_id\"")]
    public async Task UsedeskHasSeveralEncodings(string encoding, string type, string part)
    {
        await using var host = await SimulatorHost.StartAsync();
        await using var receiver = new RawServer(s_empty);
        using var calls = new SimulatorCalls(host);
        await calls.UsedeskAsync("update/ticket", """{"ticket_id":2154801,"status":5}""");
        await calls.ControlAsync("push", $$"""{"service":"usedesk","kind":"changed","url":"{{receiver.BaseUri}}","ticket_id":2154801,"encoding":"{{encoding}}","merge":{"odd":null} }""");
        var arrived = receiver.Arrived.Single();
        Assert.StartsWith(type, arrived.Headers["Content-Type"].Single(), StringComparison.Ordinal);
        Assert.Contains(part, arrived.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("udesk", "robot", "", "taken")]
    [InlineData("udesk", "robot", "ok", "refused")]
    [InlineData("usedesk", "ping", "ok", "taken")]
    public async Task UdeskWantsAnEmptyAnswer(string service, string kind, string text, string outcome)
    {
        await using var host = await SimulatorHost.StartAsync();
        await using var receiver = new RawServer(text.Length == 0 ? s_empty : Http.Json(text));
        using var calls = new SimulatorCalls(host);
        var answer = await calls.ControlAsync("push", $$"""{"service":"{{service}}","kind":"{{kind}}","url":"{{receiver.BaseUri}}"}""");
        Assert.Equal(outcome, (string?)answer["outcomes"]![0]!["outcome"]);
    }

    /// <summary>In the order in which it happened, each until it is taken, and nothing where no address is set.</summary>
    [Fact]
    public async Task OnceAnAddressIsSetWhatHappensIsPushed()
    {
        await using var host = await SimulatorHost.StartAsync();
        var refusals = 2;
        await using var receiver = new RawServer(exchange => exchange.SendAsync(Http.Answer(Interlocked.Decrement(ref refusals) >= 0 ? 503 : 200)));
        using var calls = new SimulatorCalls(host);
        await calls.ControlAsync("chats/say", """{"text":"Nobody listens yet"}""");
        await calls.ControlAsync("settings", $$"""{"usedeskWebhookUrl":"{{receiver.BaseUri}}","udeskReceivingUrl":"{{receiver.BaseUri}}/udesk","pushRetrySeconds":30}""");
        var chat = await calls.ControlAsync("chats/say", """{"text":"Hello","name":"Anna","files":["https://files.example.test/1"]}""");
        await calls.UsedeskAsync("chat/sendMessage", $$"""{"chat_id":{{chat["id"]}},"user_id":2156,"text":"Good morning"}""");
        await calls.UsedeskAsync("create/ticket", """{"subject":"a","message":"b","client_name":"c"}""");
        await calls.UsedeskAsync("create/comment", $$"""{"ticket_id":{{chat["ticket_id"]}},"message":"For us","type":"private","user_id":2157}""");
        await calls.UdeskAsync("POST", "im/sessions", body: """{"customer_token":"push-me","assign_type":"agent"}""");
        var session = host.State.Sessions.Single(s => s.CustomerToken == "push-me").Id;
        await calls.ControlAsync("messages/push-unread", $$"""{"im_sub_session_id":{{session}},"content":"terms","type":"file","data":{"filename":"terms.pdf"} }""");
        await calls.ControlAsync("sessions/close", $$"""{"im_sub_session_id":{{session}} }""");

        await Guard.Until(() => receiver.Arrived.Count >= 10);
        JsonNode[] Bodies(bool udesk) => receiver.Arrived.Where(a => a.Target.EndsWith("/udesk", StringComparison.Ordinal) == udesk).Select(a => JsonNode.Parse(a.Text)!).ToArray();

        // Which of the two the refusals struck is not certain; a repeat is the same body once more.
        var usedesk = Bodies(udesk: false).Select(b => b.ToJsonString()).Distinct().Select(t => JsonNode.Parse(t)!).ToArray();
        Assert.Equal(
            ["client Hello", "user Good morning", "ticket", "comment b", "comment For us"],
            usedesk.Select(b => b["chat_id"] is not null ? $"{b["from"]} {b["text"]}" : b["ticket"] is not null ? "ticket" : $"comment {b["comment"]!["message"]}"));
        Assert.All(usedesk, b => Assert.Equal(host.WebhookSecret, (string?)b["secret"]));
        Assert.Equal("https://files.example.test/1", (string?)usedesk[0]["ticket"]!["files"]![0]);
        Assert.Equal("new", (string?)usedesk[0]["state"]);
        var pushed = Bodies(udesk: true).Select(b => b["messages"]![0]!).DistinctBy(m => (string?)m["message_id"]).ToArray();
        Assert.Equal(["start_session", "file", "close"], pushed.Select(m => (string?)m["type"]));
        Assert.Equal("terms.pdf", (string?)pushed[1]["data"]!["filename"]);
        Assert.Equal("normal", (string?)pushed[2]["data"]!["close_type"]);
        Assert.Equal(10, receiver.Arrived.Count);
    }

    [Theory]
    [InlineData("late-answer", true)]
    [InlineData("late-work", false)]
    public async Task ALateServiceWorksAlsoForAClientThatHasGone(string kind, bool atOnce)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var before = host.State.Tickets.Count;
        host.State.AddFault(new Fault { Path = "create/ticket", Kind = kind, DelayMs = atOnce ? 60_000 : 500 });
        using (var impatient = new System.Net.Http.HttpClient { Timeout = TimeSpan.FromMilliseconds(atOnce ? 2000 : 200) })
        {
            using var body = new System.Net.Http.StringContent($$"""{"api_token":"{{host.UsedeskToken}}","subject":"a","message":"b","client_name":"c"}""", System.Text.Encoding.UTF8, "application/json");
            await Assert.ThrowsAsync<TaskCanceledException>(() => impatient.PostAsync(new Uri($"{host.UsedeskBaseUri}/create/ticket"), body));
        }

        await Guard.Until(() => host.State.Tickets.Count == before + 1);
    }

    [Fact]
    public async Task TenTimeOutsInAMinutePauseAnAddressForAMinuteAfterTheLast()
    {
        var time = new SettableTime();
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { Time = time });
        await using var silent = new RawServer(exchange => Task.Delay(Timeout.Infinite, exchange.Stopped));
        using var calls = new SimulatorCalls(host);
        Assert.Equal(5000, host.State.Settings.PushTimeoutMs);
        host.State.Configure(s => s.PushTimeoutMs = 1);
        async Task<string> PushAsync(int times)
        {
            var answer = await calls.ControlAsync("push", $$"""{"service":"udesk","kind":"robot","url":"{{silent.BaseUri}}","times":{{times}} }""");
            return string.Join(",", answer["outcomes"]!.AsArray().Select(o => (string?)o!["outcome"]));
        }

        string Timeouts(int count) => string.Join(",", Enumerable.Repeat("timed-out", count));

        // Nine are not enough, and one that is a minute old no longer counts.
        Assert.Equal(Timeouts(9), await PushAsync(9));
        time.Now += TimeSpan.FromSeconds(60);
        Assert.Equal(Timeouts(10) + ",paused", await PushAsync(11));
        time.Now += TimeSpan.FromSeconds(59);
        Assert.Equal("paused", await PushAsync(1));
        time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("timed-out", await PushAsync(1));
    }

    [Theory]
    [InlineData("""{"service":"udesk","kind":"robot","url":"https://example.test/"}""")]
    [InlineData("""{"service":"udesk","kind":"robot"}""")]
    [InlineData("""{"service":"other","kind":"robot","url":"http://127.0.0.1:1/"}""")]
    [InlineData("""{"service":"udesk","kind":"odd","url":"http://127.0.0.1:1/"}""")]
    [InlineData("""{"service":"udesk","kind":"event","action":"ImSubSession_close","url":"http://127.0.0.1:1/"}""")]
    [InlineData("""{"service":"usedesk","kind":"ticket","ticket_id":1,"url":"http://127.0.0.1:1/"}""")]
    public async Task RefusesWhatItCannotSend(string body)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        Assert.NotNull((await calls.ControlAsync("push", body))["error"]);
    }

    private sealed class SettableTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
