using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Events.Receiving;
using UsedeskUdesk.Client.Spools;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Events;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests.Receiving;

/// <summary>From the push to the event: what is answered is kept, what is taken is let go.</summary>
public sealed class EventReceiverTests : IDisposable
{
    private static readonly ApiClientFactory s_factory = new();
    private static readonly HttpClient s_http = new();

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "receiver-" + Guid.NewGuid().ToString("N"));

    public static TheoryData<string> UdeskKinds => [.. UdeskBodies.All.Keys];

    public static TheoryData<string> UsedeskKinds => [.. UsedeskBodies.All.Keys];

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>The vendor's bodies come out as the reader reads them, whatever way they went in between.</summary>
    [Theory]
    [MemberData(nameof(UdeskKinds))]
    public async Task UdesksBodiesComeOutAsTheyAre(string kind)
    {
        var body = UdeskBodies.All[kind];
        using (var receiver = Udesk())
        {
            Assert.Equal(200, await PostAsync(receiver.Address, body));
        }

        AssertNoSecret();
        using var again = Udesk();
        var expected = s_factory.UdeskWebhookReader.Read(WebhookBody.FromText(body)).Select(ShowFromEarlierRun);
        Assert.Equal(expected, (await TakeAllAsync(again)).Select(Show));
    }

    [Theory]
    [MemberData(nameof(UsedeskKinds))]
    public async Task UsedesksBodiesComeOutAsTheyAre(string kind)
    {
        var body = UsedeskBodies.All[kind];
        var secrets = new[] { ApiSecret.FromText("other"), ApiSecret.FromText(UsedeskBodies.Secret), ApiSecret.FromText(UsedeskBodies.BlockSecret) };
        using (var receiver = Usedesk(secrets))
        {
            Assert.Equal(200, await PostAsync(receiver.Address, body));
        }

        AssertNoSecret();
        using var again = Usedesk();
        var reader = s_factory.CreateUsedeskWebhookReader(new UsedeskWebhookOptions { Secrets = secrets });
        IEnumerable<string> expected = [.. reader.Read(WebhookBody.FromText(body)).Select(ShowFromEarlierRun), .. reader.Flush().Select(ShowFromEarlierRun)];
        Assert.Equal(expected, (await TakeAllAsync(again)).Select(Show));
    }

    [Theory]
    [InlineData("[[1,[2]],\"x\",5,{\"a\":1}]")]
    [InlineData("{\"a\":1}{\"a\":2} [{\"a\":3}]")]
    public async Task OddBodiesComeOutAsTheyAre(string body)
    {
        using var receiver = Udesk();
        Assert.Equal(200, await PostAsync(receiver.Address, body));
        Assert.Equal(s_factory.UdeskWebhookReader.Read(WebhookBody.FromText(body)).Select(Show), (await TakeAllAsync(receiver)).Select(Show));
    }

    [Fact]
    public async Task WhatIsNotTakenComesFirstAtTheNextStart()
    {
        using (var receiver = Udesk())
        {
            await PostAsync(receiver.Address, Message("a", "1", "2", "3"));
            await PostAsync(receiver.Address, Message("b", "4"));
            Assert.Equal("1", await NextAsync(receiver));
            receiver.Taken();
            Assert.Equal("2", await NextAsync(receiver));
        }

        using (var receiver = Udesk())
        {
            Assert.Equal(2, receiver.Waiting);
            await PostAsync(receiver.Address, Message("c", "5"));
            foreach (var id in new[] { "2", "3", "4" })
            {
                Assert.Equal(id, await TakeAsync(receiver));
            }

        }

        using var last = Udesk();
        Assert.Equal("5", await TakeAsync(last));
        Assert.Equal(0, last.Waiting);
    }

    [Fact]
    public async Task TheNextIsNotGivenBeforeTheLastOneIsTaken()
    {
        using var receiver = Udesk();
        await PostAsync(receiver.Address, Message("a", "1", "2"));
        Assert.Equal("1", await NextAsync(receiver));
        Assert.Null(await Guard.Async(receiver.NextAsync(TimeSpan.FromMilliseconds(50), default)));
        receiver.Taken();
        Assert.Equal("2", await NextAsync(receiver));
    }

    [Fact]
    public async Task SendersDoNotWaitForTheOneWhoTakes()
    {
        using var receiver = Udesk();
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(200, await PostAsync(receiver.Address, Message("a", $"{i}")));
        }

        Assert.Equal(100, receiver.Waiting);
        Assert.Equal("0", await TakeAsync(receiver));
    }

    [Fact]
    public async Task ARepeatIsAnsweredAndDropped()
    {
        using (var receiver = Udesk())
        {
            await PostAsync(receiver.Address, Message("a", "1"));
            Assert.Equal(200, await PostAsync(receiver.Address, Message("a", "1")));
            // Another customer's, and one more of the same request.
            await PostAsync(receiver.Address, Message("b", "1"));
            await PostAsync(receiver.Address, Message("a", "1", "2"));
            Assert.Equal(["1", "1", "2"], (await TakeAllAsync(receiver)).Cast<UdeskMessageEvent>().Select(item => item.MessageId));
        }

        using var again = Udesk();
        Assert.Equal(200, await PostAsync(again.Address, Message("a", "1", "2")));
        Assert.Empty(await TakeAllAsync(again));
    }

    [Fact]
    public async Task UsedesksRepeatsAreToldByTheirIds()
    {
        using var receiver = Usedesk();
        string[] once =
        [
            """{"comment":{"id":1,"message":"a","from":"user","ticket_id":2}}""", """{"trigger":{"id":1,"ticket_id":2,"changed_at":"2024-05-06 07:08:09","data":[]}}""",
            """{"csi":{"id":1,"ticket_id":2,"rating":5}}""", """{"ticket":{"id":1}}""", """{"message_status":{"comment_id":1,"delivery_status":"DELIVERED"}}""",
            """{"chat_id":1,"text":"ok","from":"client","ticket":{"id":2,"last_updated_at":"2024-05-06 07:08:09"}}""",
        ];
        string[] more =
        [
            """{"message_status":{"comment_id":1,"delivery_status":"READ"}}""", """{"chat_id":1,"text":"ok","from":"client","ticket":{"id":2,"last_updated_at":"2024-05-06 07:08:10"}}""",
            """{"ping":1}""", """{"ping":1}""",
        ];
        foreach (var body in (string[])[.. once, .. once, .. more])
        {
            Assert.Equal(200, await PostAsync(receiver.Address, body));
        }

        Assert.Equal(once.Length + more.Length, (await TakeAllAsync(receiver)).Count);
    }

    /// <summary>A stranger can send kinds that carry no secret, with the numbers of a genuine one.</summary>
    [Theory]
    [InlineData("""{"message_status":{"comment_id":5,"delivery_status":"READ","extras":{"ticket_id":999}}SECRET}""")]
    [InlineData("""{"message_status":{"comment_id":0,"delivery_status":"READ"}SECRET}""")]
    [InlineData("""{"message":"done","secret":""}""", """{"message":"done"SECRET}""")]
    public async Task WhatNeedsNoSecretSuppressesNothingThatCarriesIt(string forged, string? genuine = null)
    {
        using var receiver = Usedesk([ApiSecret.FromText("planted")]);
        genuine ??= forged;
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(200, await PostAsync(receiver.Address, forged.Replace("SECRET", string.Empty, StringComparison.Ordinal)));
            Assert.Equal(200, await PostAsync(receiver.Address, genuine.Replace("SECRET", ",\"secret\":\"planted\"", StringComparison.Ordinal)));
        }

        Assert.Equal([UsedeskSecretCheck.NotCarried, UsedeskSecretCheck.Verified], (await TakeAllAsync(receiver)).Select(item => ((UsedeskEvent)item).SecretCheck));
    }

    /// <summary>One push without a secret may hold more events than are remembered.</summary>
    [Fact]
    public async Task OnePushWithoutASecretErasesNoMemoryOfWhatCarriedIt()
    {
        const string Genuine = """{"secret":"planted","comment":{"id":5,"message":"hi","from":"client"}}""";
        using var receiver = Usedesk([ApiSecret.FromText("planted")]);
        Assert.Equal(200, await PostAsync(receiver.Address, Genuine));
        Assert.Equal(200, await PostAsync(receiver.Address, $"[{string.Join(',', Enumerable.Range(0, KnownEvents.Capacity + 1).Select(i => $$"""{"message_status":"a{{i}}"}"""))}]"));
        var waiting = receiver.Waiting;
        Assert.Equal(200, await PostAsync(receiver.Address, Genuine));
        Assert.Equal(waiting, receiver.Waiting);
    }

    /// <summary>What came while no secret was asked for could be anybody's, too.</summary>
    [Fact]
    public async Task WhatCameUncheckedSuppressesNothingThatCarriesTheSecret()
    {
        using (var receiver = Usedesk())
        {
            Assert.Equal(200, await PostAsync(receiver.Address, """{"comment":{"id":5,"message":"forged","from":"client"}}"""));
            Assert.Single(await TakeAllAsync(receiver));
        }

        using var again = Usedesk([ApiSecret.FromText("planted")]);
        Assert.Equal(200, await PostAsync(again.Address, """{"secret":"planted","comment":{"id":5,"message":"genuine","from":"client"}}"""));
        Assert.Equal("genuine", ((UsedeskCommentEvent)Assert.Single(await TakeAllAsync(again))).MessageText);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("{", 400)]
    [InlineData("<xml/>", 400)]
    [InlineData("{\"messages\":[", 400)]
    [InlineData("{\"messages\":[]}", 200)]
    public async Task AMalformedBodyIsRefusedAndNotKept(string body, int status)
    {
        using var receiver = Udesk();
        Assert.Equal(status, await PostAsync(receiver.Address, body));
        Assert.Equal(0, receiver.Waiting);
        var notices = receiver.TakeNotices();
        Assert.Equal(status == 200 ? 0 : 1, notices.Count);
        Assert.All(notices, notice => Assert.True(notice.IsWarning));
    }

    [Fact]
    public async Task BodiesThatAreTooMuchAreRefused()
    {
        using var receiver = Udesk();
        Assert.Equal(400, await PostAsync(receiver.Address, new string('[', 100) + new string(']', 100)));
        Assert.Equal("413", await RawSender.StatusesAsync(receiver.Address, $"POST {receiver.Address.AbsolutePath} HTTP/1.1\r\nHost: a\r\nContent-Length: {EventReceiverOptions.MaximumBodyBytes + 1}\r\n\r\n"));
        // Each control character becomes six on the disk.
        var text = string.Concat(Enumerable.Repeat("%01", (EventReceiverOptions.MaximumBodyBytes / 3) - 10));
        using var usedesk = Usedesk();
        Assert.Contains(await PostAsync(usedesk.Address, "message=" + text), new[] { 200, 413 });
        Assert.Equal(0, receiver.Waiting);
    }

    [Fact]
    public async Task OfAWarningTheFirstIsOne()
    {
        using var receiver = Udesk();
        await PostAsync(receiver.Address, "{");
        await PostAsync(receiver.Address, "{");
        await PostAsync(new Uri(receiver.Address, "/planted-guess"), "{}");
        Assert.Equal([true, false, true], receiver.TakeNotices().Select(notice => notice.IsWarning));
        Assert.Empty(receiver.TakeNotices());
    }

    /// <summary>A sender may put its secret anywhere: no notice quotes a request, and nothing but the masked body is kept.</summary>
    [Fact]
    public async Task NothingOfARequestIsQuoted()
    {
        var receiver = s_factory.ReceiveUdesk(Options(options => options.PathSecrets = [ApiSecret.FromText("planted-path")]));
        var path = receiver.Address.AbsolutePath;
        foreach (var head in new[]
        {
            $"PUT {path}/planted-path HTTP/1.1\r\nHost: a",
            $"POST {path}/planted-guess HTTP/1.1\r\nHost: a",
            $"POST {path}/planted-path HTTP/9.9\r\nHost: a",
            "planted",
            "POST planted HTTP/1.1\r\nHost: a",
            $"POST {path}/planted-path HTTP/1.1\r\nHost: a\r\nAuthorization planted",
            $"POST {path}/planted-path HTTP/1.1\r\nHost: a\r\nContent-Length: planted",
            $"POST {path}/planted-path HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: planted",
            $"POST {path}/planted-path HTTP/1.1\r\nHost: planted\r\nHost: planted",
        })
        {
            Assert.DoesNotContain("200", await RawSender.StatusesAsync(receiver.Address, head + "\r\n\r\n"), StringComparison.Ordinal);
        }

        var root = new Uri(receiver.Address.AbsoluteUri + "/planted-path?key=planted");
        Assert.Equal(400, await PostAsync(root, "{\"password\":\"planted"));
        Assert.Equal(200, await PostAsync(root, """{"action":"x","message":{"password":"planted","id":7}}"""));
        var notices = receiver.TakeNotices();
        Assert.True(notices.Count >= 8, $"There are {notices.Count} notices.");
        Assert.All(notices, notice => Assert.DoesNotContain("planted", notice.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("planted", (await receiver.NextAsync(TimeSpan.FromSeconds(20), default))!.Raw, StringComparison.Ordinal);
        receiver.Dispose();
        AssertNoSecret();
    }

    [Theory]
    [InlineData("message=done&secret=planted-two&ticket[id]=3&ticket[custom_blocks][0][secret_key]=planted-block")]
    [InlineData("secret=planted-two&ticket[id]=3&ticket[password]=planted")]
    public async Task AFormsSecretsAreNotKept(string form)
    {
        using (var receiver = Usedesk([ApiSecret.FromText("planted-two")]))
        {
            Assert.Equal(200, await PostAsync(receiver.Address, form));
            Assert.Equal(403, await PostAsync(receiver.Address, form.Replace("planted-two", "planted-three", StringComparison.Ordinal)));
            Assert.All(receiver.TakeNotices(), notice => Assert.DoesNotContain("planted", notice.Text, StringComparison.Ordinal));
        }

        AssertNoSecret();
    }

    /// <summary>A service may say where it posted to.</summary>
    [Fact]
    public async Task TheSecretOfTheAddressIsNotKept()
    {
        var path = new[] { ApiSecret.FromText("planted-path") };
        using (var udesk = s_factory.ReceiveUdesk(Options(options => options.PathSecrets = path)))
        using (var usedesk = s_factory.ReceiveUsedesk(Options(options => (options.PathSecrets, options.SpoolPath) = (path, Path.Combine(_folder, "usedesk"))), new UsedeskWebhookOptions()))
        {
            Assert.Equal(200, await PostAsync(new Uri(udesk.Address.AbsoluteUri + "/planted-path"), """{"action":"x","message":{"url":"http://a/planted%2Dpath"}}"""));
            Assert.Equal(200, await PostAsync(new Uri(usedesk.Address.AbsoluteUri + "/planted-path"), """{"ticket":{"id":1,"url":"http://a/planted-path"}}"""));
        }

        Assert.Equal(2, Directory.GetFiles(_folder, "events-*.jsonl", SearchOption.AllDirectories).Length);
        AssertNoSecret();
    }

    /// <summary>
    /// Nobody who has no secret gets an event of another kind through than those that carry none, nor one that cannot be read: JSON within text counts with the
    /// body that it stands in, and what was kept is read as what was checked.
    /// </summary>
    [Theory]
    [InlineData("many", 200)]
    [InlineData("many in many", 413)]
    [InlineData("deep", 200)]
    [InlineData("half characters", 400)]
    [InlineData("wrapped", 200)]
    [InlineData("wrapped form", 200)]
    [InlineData("comments", 200)]
    public async Task NothingComesOutThatDiffersFromWhatWasChecked(string kind, int status)
    {
        var many = "[" + string.Join(',', Enumerable.Repeat("1", 600_000)) + "]";
        var forged = """{"comment":{"id":1,"message":"forged"}}""";
        var body = kind switch
        {
            "many" => Newtonsoft.Json.JsonConvert.SerializeObject(new { message = "w", files = many, custom_fields = many }),
            "many in many" => "[" + string.Join(',', Enumerable.Repeat(Newtonsoft.Json.JsonConvert.SerializeObject(new { message = "w", files = many }), 2)) + "]",
            "deep" => $$"""{"message":"w","client":{{Newtonsoft.Json.JsonConvert.SerializeObject(Nested(Nested(Nested("1"))))}}}""",
            "half characters" => """{"message":"w","\ud800":1,"\ud801":2}""",
            "wrapped" => $$$"""{"RequestHeader":1,"RequestBody":{"message":"w","RequestHeader":1,"RequestBody":{{{forged}}}}}""",
            "wrapped form" => $"message=w&RequestHeader=1&RequestBody={Uri.EscapeDataString(forged)}",
            _ => Newtonsoft.Json.JsonConvert.SerializeObject(new { message = "w", ticket = "[" + string.Concat(Enumerable.Repeat("/**/", 400_000)) + many[1..], comment = "{\"files\":" + many + "}" }),
        };
        using var receiver = Usedesk([ApiSecret.FromText("right-secret")]);
        Assert.Equal(status, await PostAsync(receiver.Address, body));
        if (status == 200)
        {
            var form = Assert.IsType<UsedeskReplyFormEvent>(Assert.Single(await TakeAllAsync(receiver)));
            Assert.Equal((UsedeskSecretCheck.NotCarried, "w"), (form.SecretCheck, form.MessageHtml));
        }

        Assert.Equal(0, receiver.Waiting);
        Assert.DoesNotContain(receiver.TakeNotices(), notice => notice.Text.Contains("cannot be read by this version", StringComparison.Ordinal));

        string Nested(string inner) => string.Concat(Enumerable.Repeat("{\"client\":", 60)) + (inner == "1" ? inner : Newtonsoft.Json.JsonConvert.SerializeObject(inner)) + new string('}', 60);
    }

    /// <summary>The file only grows; a disk must not end that way.</summary>
    [Fact]
    public async Task WhatCannotBeReadIsHandedOnWhereTheFileIsFull()
    {
        using (var spool = Spool.Open(_folder, "Udesk", default))
        {
            await spool.AddAsync(new StoredBody([(byte)'{'], []));
            await spool.AddAsync(new StoredBody([(byte)'{', (byte)'{'], []));
        }

        using var receiver = (EventReceiver<UdeskEvent>)Udesk();
        receiver.MaximumSetAside = 3;
        Assert.NotNull(await receiver.NextAsync(TimeSpan.FromSeconds(20), default));
        Assert.True(receiver.TryLetGo());
        Assert.Equal("{{", ((UdeskUnknownEvent)(await receiver.NextAsync(TimeSpan.FromSeconds(20), default))!).Raw);
        Assert.False(receiver.TryLetGo());
        Assert.Contains(receiver.TakeNotices(), notice => notice.IsWarning && notice.Text.Contains("is full", StringComparison.Ordinal));
        receiver.Taken();
        Assert.Equal(0, receiver.Waiting);
    }

    /// <summary>What an earlier version took and this one cannot read: it comes out, and what is behind it too.</summary>
    [Theory]
    [InlineData("{\"messages\":")]
    [InlineData("nothing")]
    public async Task WhatCannotBeReadAnyMoreComesOutAsUnknown(string kept)
    {
        using (var spool = Spool.Open(_folder, "Udesk", default))
        {
            await spool.AddAsync(new StoredBody(Encoding.UTF8.GetBytes(kept), []));
            await spool.AddAsync(new StoredBody(Encoding.UTF8.GetBytes(Message("a", "1")), []));
        }

        using (var receiver = Udesk())
        {
            var events = await TakeAllAsync(receiver);
            Assert.Equal([nameof(UdeskUnknownEvent), nameof(UdeskMessageEvent)], events.Select(item => item.GetType().Name));
            Assert.Equal(kept, ((UdeskEvent)events[0]).Raw);
            var notice = Assert.Single(receiver.TakeNotices());
            Assert.True(notice.IsWarning);
            Assert.Contains("cannot be read", notice.Text, StringComparison.Ordinal);
        }

        using (var spool = Spool.Open(Path.Combine(_folder, "usedesk"), "Usedesk", default))
        {
            await spool.AddAsync(new StoredBody(Encoding.UTF8.GetBytes(kept), []));
            await spool.AddAsync(new StoredBody("""{"ping":1}"""u8.ToArray(), []));
        }

        using var usedesk = Usedesk();
        Assert.Equal([nameof(UsedeskUnknownEvent), nameof(UsedeskPingEvent)], (await TakeAllAsync(usedesk)).Select(item => item.GetType().Name));
        Assert.Single(usedesk.TakeNotices());
    }

    /// <summary>What may come twice is told from what comes once.</summary>
    [Fact]
    public async Task WhatAnEarlierRunMayHaveWrittenIsMarked()
    {
        using (var receiver = Udesk())
        {
            await PostAsync(receiver.Address, Message("a", "1", "2"));
            Assert.False((await receiver.NextAsync(TimeSpan.FromSeconds(20), default))!.IsFromEarlierRun);
        }

        using var again = Udesk();
        await PostAsync(again.Address, Message("a", "3"));
        Assert.Equal([true, true, false], (await TakeAllAsync(again)).Select(item => ((UdeskEvent)item).IsFromEarlierRun));
    }

    /// <summary>The same for an event that comes again, and no other event's.</summary>
    [Fact]
    public async Task AReceiptIdTellsAnEventFromEveryOther()
    {
        string? taken;
        using (var receiver = Udesk())
        {
            await PostAsync(receiver.Address, Message("a", "1", "2"));
            taken = ((UdeskEvent)(await receiver.NextAsync(TimeSpan.FromSeconds(20), default))!).ReceiptId;
            receiver.Taken();
            Assert.Equal("1-1", ((UdeskEvent)(await receiver.NextAsync(TimeSpan.FromSeconds(20), default))!).ReceiptId);
        }

        Assert.Equal("1-0", taken);
        using var again = Udesk();
        await PostAsync(again.Address, Message("a", "3"));
        Assert.Equal(["1-1", "2-0"], (await TakeAllAsync(again)).Select(item => ((UdeskEvent)item).ReceiptId));
        Assert.Empty(again.TakeNotices());

        using var usedesk = Usedesk();
        await PostAsync(usedesk.Address, """{"ping":1}""");
        await PostAsync(usedesk.Address, """{"ping":1}""");
        Assert.Equal(["1-0", "2-0"], (await TakeAllAsync(usedesk)).Select(item => ((UsedeskEvent)item).ReceiptId));
    }

    /// <summary>However few of a body's events each run takes: the next run begins behind them, also where some of the body's events had come before.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(2, 4)]
    [InlineData(2, 3, "1")]
    [InlineData(1, 2, "1", "2", "5")]
    [InlineData(2, 2, "3", "4", "10")]
    public async Task EachRunTakesSomeOfABodyAndTheNextGoesOnBehind(int first, int later = 0, params string[] known)
    {
        later = later == 0 ? first : later;
        string[] ids = [.. Enumerable.Range(1, 10).Select(id => $"{id}")];
        using (var receiver = Udesk())
        {
            if (known.Length > 0)
            {
                await PostAsync(receiver.Address, Message("a", known));
                await TakeAllAsync(receiver);
            }

            await PostAsync(receiver.Address, Message("a", ids));
            await PostAsync(receiver.Address, Message("b", "1", "2"));
        }

        var expected = ids.Select((id, place) => (Id: id, Receipt: $"{(known.Length > 0 ? 2 : 1)}-{place}")).Where(item => !known.Contains(item.Id))
            .Concat([("1", known.Length > 0 ? "3-0" : "2-0"), ("2", known.Length > 0 ? "3-1" : "2-1")]).ToArray();
        var taken = new List<(string, string)>();
        for (var run = 0; taken.Count < expected.Length; run++)
        {
            Assert.True(run < 20, $"After {run} runs there are {taken.Count} events.");
            using var receiver = Udesk();
            // The one behind those that are taken is handed out too, and comes again.
            for (var left = run == 0 ? first : later; left >= 0 && receiver.Waiting > 0; left--)
            {
                var next = (UdeskMessageEvent)(await receiver.NextAsync(TimeSpan.FromSeconds(20), default))!;
                if (left > 0)
                {
                    taken.Add((next.MessageId!, next.ReceiptId!));
                    receiver.Taken();
                }
            }
        }

        Assert.Equal(expected, taken);
        using var last = Udesk();
        Assert.Equal(0, last.Waiting);
    }

    /// <summary>Events that nobody asked for count as well.</summary>
    [Fact]
    public async Task WhatIsLetGoOfABodyDoesNotComeAgainEither()
    {
        using (var receiver = Udesk())
        {
            await PostAsync(receiver.Address, Message("a", "1", "2", "3", "4", "5"));
        }

        foreach (var id in new[] { "2", "4" })
        {
            using var receiver = Udesk();
            Assert.NotNull(await receiver.NextAsync(TimeSpan.FromSeconds(20), default));
            Assert.True(receiver.TryLetGo());
            Assert.Equal(id, await TakeAsync(receiver));
        }

        using var last = Udesk();
        Assert.Equal("5", await TakeAsync(last));
        Assert.Equal(0, last.Waiting);
    }

    /// <summary>An ID of 0 is none: such messages are told by what they say.</summary>
    [Theory]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("\" 0 \"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public async Task MessagesWithoutAnIdAreToldByTheirContent(string id)
    {
        using var receiver = Udesk();
        foreach (var text in new[] { "one", "two", "three", "two" })
        {
            Assert.Equal(200, await PostAsync(receiver.Address, $$$"""{"customer_token":"a","messages":[{"type":"message","message_id":{{{id}}},"im_sub_session_id":3,"data":{"content":"{{{text}}}"}}]}"""));
        }

        Assert.Equal(["one", "two", "three"], (await TakeAllAsync(receiver)).Select(item => ((UdeskMessageEvent)item).Content));
    }

    /// <summary>The time for a body grows with its length, and not with its square.</summary>
    [Fact]
    public async Task ABodyOfManyMessagesIsTakenInTime()
    {
        const int Count = 100_000;
        using var receiver = Udesk();
        // Without an ID, and twice with the same one.
        string[] bodies =
        [
            $$"""{"customer_token":"a","messages":[{{string.Join(',', Enumerable.Repeat("{\"type\":\"m\"}", Count))}}]}""",
            Message("b", "1"),
            $$"""{"customer_token":"b","messages":[{{string.Join(',', Enumerable.Repeat("{\"type\":\"message\",\"message_id\":1}", Count / 2))}}]}""",
        ];
        foreach (var body in bodies)
        {
            Assert.Equal(200, await Guard.Async(PostAsync(receiver.Address, body)));
        }

        Assert.NotNull(await Guard.Async(receiver.NextAsync(TimeSpan.FromSeconds(60), default)));
    }

    [Fact]
    public async Task UsedesksSecretIsChecked()
    {
        var receiver = Usedesk([ApiSecret.FromText("planted-one"), ApiSecret.FromText("planted-two")]);
        Assert.Equal(403, await PostAsync(receiver.Address, """{"secret":"planted-three","ticket":{"id":1}}"""));
        Assert.Equal(403, await PostAsync(receiver.Address, """{"ticket":{"id":1}}"""));
        Assert.Equal(403, await PostAsync(receiver.Address, """[{"secret":"planted-two","ticket":{"id":1}},{"secret":"x","ticket":{"id":2}}]"""));
        Assert.Equal(200, await PostAsync(receiver.Address, """{"secret":"planted-two","ticket":{"id":3}}"""));
        Assert.Equal(200, await PostAsync(receiver.Address, """{"ping":1}"""));
        Assert.All(receiver.TakeNotices(), notice => Assert.DoesNotContain("planted", notice.Text, StringComparison.Ordinal));
        receiver.Dispose();
        AssertNoSecret();
        using var again = Usedesk();
        var events = (await TakeAllAsync(again)).Cast<UsedeskEvent>().ToArray();
        Assert.Equal([UsedeskSecretCheck.Verified, UsedeskSecretCheck.NotCarried], events.Select(item => item.SecretCheck));
        Assert.Equal(3, events[0].TicketId);
    }

    [Fact]
    public async Task TheSecretPathIsOneOfSeveral()
    {
        var receiver = s_factory.ReceiveUdesk(Options(options => options.PathSecrets = [ApiSecret.FromText("planted-old"), ApiSecret.FromText("planted-new")]));
        var root = receiver.Address.AbsoluteUri;
        Assert.Equal(404, await PostAsync(receiver.Address, Message("a", "1")));
        Assert.Equal(404, await PostAsync(new Uri(root + "/planted"), Message("a", "1")));
        Assert.Equal(404, await PostAsync(new Uri(root + "/planted-new/"), Message("a", "1")));
        Assert.Equal(200, await PostAsync(new Uri(root + "/planted-new"), Message("a", "1")));
        Assert.Equal(200, await PostAsync(new Uri(root + "/planted-old"), Message("a", "2")));
        Assert.Equal(2, receiver.Waiting);
        receiver.Dispose();
        AssertNoSecret();
    }

    /// <summary>The form waits for its comment, what is behind it too, and a kill meanwhile loses neither.</summary>
    [Fact]
    public async Task AFlatFormWaitsForItsCommentAndNothingIsLostMeanwhile()
    {
        const string Form = "message=done&user_id=5&ticket_id=42";
        const string Comment = """{"comment":{"id":501,"message":"done","type":"public","from":"user","user_id":5,"ticket_id":42}}""";
        using (var receiver = Usedesk())
        {
            await PostAsync(receiver.Address, """{"ticket":{"id":1}}""");
            await PostAsync(receiver.Address, Form);
            await PostAsync(receiver.Address, """{"ticket":{"id":2}}""");
            Assert.Equal(1, ((UsedeskEvent)(await receiver.NextAsync(TimeSpan.FromSeconds(20), default))!).TicketId);
            receiver.Taken();
            Assert.Null(await receiver.NextAsync(TimeSpan.FromMilliseconds(100), default));
        }

        using (var receiver = Usedesk())
        {
            await PostAsync(receiver.Address, Comment);
            Assert.Equal([UsedeskEventType.TicketCreated, UsedeskEventType.Comment], (await TakeAllAsync(receiver)).Select(item => ((UsedeskEvent)item).EventType));
            Assert.Equal(0, receiver.Waiting);

            // The other way round.
            await PostAsync(receiver.Address, """{"comment":{"id":502,"message":"well","type":"public","from":"user","user_id":5,"ticket_id":42}}""");
            await PostAsync(receiver.Address, "message=well&user_id=5&ticket_id=42");
            Assert.IsType<UsedeskCommentEvent>(Assert.Single(await TakeAllAsync(receiver)));

            // Without a comment it comes by itself after a while.
            await PostAsync(receiver.Address, "message=other&user_id=5&ticket_id=42");
            Assert.IsType<UsedeskReplyFormEvent>(await receiver.NextAsync(TimeSpan.FromSeconds(30), default));
            receiver.Taken();
        }

        using var again = Usedesk();
        Assert.Equal(0, again.Waiting);
    }

    /// <summary>It has waited for its comment already, while nobody listened or in runs that were shorter than its time.</summary>
    [Fact]
    public async Task AFlatFormDoesNotWaitAgainInEachRun()
    {
        var folder = Path.Combine(_folder, "usedesk");
        Directory.CreateDirectory(folder);
        using (var lines = new MemoryStream())
        {
            SpoolLine.WriteHeader(lines, "Usedesk", 1, 0);
            SpoolLine.WriteEvent(lines, 1, DateTimeOffset.UtcNow.AddSeconds(-4).ToUnixTimeMilliseconds(), new StoredBody("""{"message":"done","user_id":5,"ticket_id":42}"""u8.ToArray(), []), []);
            SpoolLine.WriteEvent(lines, 2, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), new StoredBody("""{"ticket":{"id":2}}"""u8.ToArray(), []), []);
            SpoolLine.WriteEvent(lines, 3, DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds(), new StoredBody("""{"message":"more","user_id":5,"ticket_id":42}"""u8.ToArray(), []), []);
            await File.WriteAllBytesAsync(Path.Combine(folder, "events-0000000001.jsonl"), lines.ToArray());
        }

        using (var receiver = Usedesk())
        {
            Assert.Equal("done", ((UsedeskReplyFormEvent)(await receiver.NextAsync(TimeSpan.Zero, default))!).MessageText);
            receiver.Taken();
            Assert.Equal(2, ((UsedeskEvent)(await receiver.NextAsync(TimeSpan.Zero, default))!).TicketId);
            receiver.Taken();
        }

        using (var receiver = Usedesk())
        {
            // Its clock was set back meanwhile.
            Assert.Equal("more", ((UsedeskReplyFormEvent)(await receiver.NextAsync(TimeSpan.Zero, default))!).MessageText);
            receiver.Taken();
            // One that comes now has its time.
            await PostAsync(receiver.Address, "message=well&user_id=5&ticket_id=42");
            Assert.Null(await receiver.NextAsync(TimeSpan.Zero, default));
        }
    }

    /// <summary>Bodies without an event that counts do not keep it waiting either, however many come.</summary>
    [Fact]
    public async Task AFlatFormWaitsForSoManyBodiesOnly()
    {
        using (var spool = Spool.Open(Path.Combine(_folder, "usedesk"), "Usedesk", default))
        {
            await spool.AddAsync(new StoredBody("""{"message":"done"}"""u8.ToArray(), [EventKey.OfName("known")]));
            for (var i = 0; i <= UsedeskWebhookOptions.MaximumHeld; i++)
            {
                var known = EventKey.OfName("known");
                await spool.AddAsync(new StoredBody("""{"message_status":"a"}"""u8.ToArray(), [known, EventKey.OfName($"{i}")]));
            }
        }

        using var receiver = Usedesk();
        Assert.IsType<UsedeskReplyFormEvent>(await receiver.NextAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task WithoutASpoolEventsAreInMemory()
    {
        using var receiver = s_factory.ReceiveUdesk(Options(options => options.SpoolPath = null));
        await PostAsync(receiver.Address, Message("a", "1"));
        await PostAsync(receiver.Address, Message("a", "1"));
        Assert.Equal("1", await TakeAsync(receiver));
        Assert.Null(await receiver.NextAsync(TimeSpan.Zero, default));
        Assert.False(Directory.Exists(_folder));
    }

    /// <summary>A few large bodies take the memory of many small ones.</summary>
    [Fact]
    public async Task WithoutASpoolTheMemoryIsBounded()
    {
        using var store = new MemoryEventStore();
        var body = new StoredBody(new byte[EventReceiverOptions.MaximumBodyBytes], []);
        for (var taken = 0L; taken + body.Json.Length <= MemoryEventStore.MaximumBytes; taken += body.Json.Length)
        {
            Assert.True(store.IsHealthy);
            await store.AddAsync(body);
        }

        Assert.False(store.IsHealthy);
        Assert.Equal("TooManyWaiting", (await Assert.ThrowsAsync<RequestException>(() => store.AddAsync(new StoredBody([(byte)'x'], [])))).ErrorId);
        Assert.NotNull(store.Read());
        Assert.True(store.IsHealthy);
        await store.AddAsync(body);

        while (store.Read() is not null)
        {
        }

        for (var i = 0; i < 10_000; i++)
        {
            Assert.True(store.IsHealthy);
            await store.AddAsync(new StoredBody([(byte)'x'], []));
        }

        await Assert.ThrowsAsync<RequestException>(() => store.AddAsync(new StoredBody([(byte)'x'], [])));
        Assert.False(store.IsHealthy);
    }

    [Fact]
    public void TheSecondReceiverIsRefused()
    {
        using var receiver = Udesk();
        Assert.Equal("SpoolInUse", Assert.Throws<RequestException>(Udesk).ErrorId);
        // One that cannot listen gives its spool back.
        var other = Path.Combine(_folder, "other");
        for (var i = 0; i < 2; i++)
        {
            var options = Options(options => options.SpoolPath = other);
            options.Server.ListenUri = receiver.Address;
            Assert.Equal("ListenUriInUse", Assert.Throws<RequestException>(() => s_factory.ReceiveUdesk(options)).ErrorId);
        }
    }

    /// <summary>What the simulator sends as the services do, within Udesk's 5 s, however slowly events are taken.</summary>
    [Fact]
    public async Task TheSimulatorsPushesAreTaken()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        using var udesk = Udesk();
        var session = host.State.Sessions.First(s => s.Kind == "agent" && s.IsOpen).Id;
        foreach (var kind in new[] { "reply", "robot", "urobot", "receipt", "event", "h5" })
        {
            var answer = await calls.ControlAsync("push", $$"""{"service":"udesk","kind":"{{kind}}","url":"{{udesk.Address}}","im_sub_session_id":{{session}},"action":"Customer_destroy","id":5,"times":15 }""");
            Assert.All(answer["outcomes"]!.AsArray(), outcome => Assert.Equal("taken", (string?)outcome!["outcome"]));
        }

        var kinds = (await TakeAllAsync(udesk)).Select(item => item.GetType().Name).Distinct().ToArray();
        Assert.Contains(nameof(UdeskUrobotReplyEvent), kinds);
        Assert.Contains(nameof(UdeskReadReceiptEvent), kinds);

        using var usedesk = s_factory.ReceiveUsedesk(Options(options => options.SpoolPath = Path.Combine(_folder, "usedesk")), new UsedeskWebhookOptions { Secrets = [ApiSecret.FromText(host.WebhookSecret)] });
        await calls.UsedeskAsync("update/ticket", """{"ticket_id":2154801,"status":5}""");
        foreach (var (kind, encoding) in new[] { ("ticket", "json"), ("comment", "json"), ("changed", "form"), ("rating", "json"), ("chat", "multipart"), ("delivery", "raw"), ("ping", "json") })
        {
            var answer = await calls.ControlAsync("push", $$"""{"service":"usedesk","kind":"{{kind}}","url":"{{usedesk.Address}}","ticket_id":2154801,"encoding":"{{encoding}}" }""");
            Assert.Equal("taken", (string?)answer["outcomes"]![0]!["outcome"]);
        }

        Assert.Equal(
            [UsedeskEventType.TicketCreated, UsedeskEventType.Comment, UsedeskEventType.TicketChanged, UsedeskEventType.Rating, UsedeskEventType.ChatMessage, UsedeskEventType.Delivery, UsedeskEventType.Ping],
            (await TakeAllAsync(usedesk)).Select(item => ((UsedeskEvent)item).EventType));
    }

    /// <summary>What nobody asked for goes; what cannot be read stays where somebody finds it, byte for byte, also where it says that its event came before.</summary>
    [Theory]
    [InlineData("Udesk")]
    [InlineData("Usedesk")]
    public async Task WhatCannotBeReadIsKeptWhenItIsLetGo(string service)
    {
        var folder = Path.Combine(_folder, service);
        string[] bodies = ["{\"from\":", "привет"];
        using (var spool = Spool.Open(folder, service, default))
        {
            foreach (var body in bodies)
            {
                await spool.AddAsync(new StoredBody(Encoding.UTF8.GetBytes(body), []) { Skip = [0] });
            }
        }

        // As a full disk may have left it.
        var kept = Path.Combine(folder, "unreadable.jsonl");
        await File.WriteAllTextAsync(kept, "{\"half");
        if (service == "Udesk")
        {
            using var receiver = s_factory.ReceiveUdesk(Options(options => options.SpoolPath = folder));
            await LetGoAsync(receiver);
        }
        else
        {
            using var receiver = s_factory.ReceiveUsedesk(Options(options => options.SpoolPath = folder), new UsedeskWebhookOptions());
            await LetGoAsync(receiver);
        }

        Assert.Equal("{\"half\n" + string.Join('\n', bodies) + "\n", await File.ReadAllTextAsync(kept));

        async Task LetGoAsync<T>(IEventReceiver<T> receiver)
            where T : ApiObject
        {
            foreach (var _ in bodies)
            {
                Assert.NotNull(await receiver.NextAsync(TimeSpan.FromSeconds(20), default));
                Assert.True(receiver.TryLetGo());
            }

            Assert.Equal(0, receiver.Waiting);
            Assert.Contains(receiver.TakeNotices(), notice => notice.IsWarning && notice.Text.Contains(kept, StringComparison.Ordinal));
        }
    }

    /// <summary>One of the values would be lost, and the sender told that it had arrived.</summary>
    [Theory]
    [InlineData("""{"messages":[{"type":"message","message_id":"1","data":{}}],"messages":[]}""")]
    [InlineData("""{"messages":[{"type":"message","message_id":"1","message_id":"2","data":{}}]}""")]
    public async Task ABodyWithTheSameNameTwiceIsRefused(string body)
    {
        using var receiver = Udesk();
        Assert.Equal(400, await PostAsync(receiver.Address, body));
        Assert.Equal(0, receiver.Waiting);
    }

    [Fact]
    public async Task WhatCannotBeReadIsHandedOnWhereItCannotBeKept()
    {
        using (var spool = Spool.Open(_folder, "Udesk", default))
        {
            await spool.AddAsync(new StoredBody([(byte)'{'], []));
        }

        Directory.CreateDirectory(Path.Combine(_folder, "unreadable.jsonl"));
        using (var receiver = Udesk())
        {
            Assert.Equal("{", ((UdeskUnknownEvent)(await receiver.NextAsync(TimeSpan.FromSeconds(20), default))!).Raw);
            Assert.False(receiver.TryLetGo());
            Assert.Equal(1, receiver.Waiting);
            Assert.Contains(receiver.TakeNotices(), notice => notice.IsWarning && notice.Text.Contains("handed on", StringComparison.Ordinal));
        }

        using var again = Udesk();
        Assert.NotNull(await again.NextAsync(TimeSpan.FromSeconds(20), default));
        again.Taken();
        Assert.Equal(0, again.Waiting);
    }

    /// <summary>Twice the items are twice the work: of items without an ID each has all of the body, which is looked at once.</summary>
    [Fact]
    public void ManyItemsWithoutAnIdCostWhatTheyAre()
    {
        Check(100);
        var (some, more) = (Check(2_000), Check(8_000));
        Assert.True(more < 8 * some, $"2,000 items took {some} bytes, 8,000 items {more}.");

        static long Check(int items)
        {
            var format = new UdeskEventFormat([]);
            var body = WebhookBody.FromText($$"""{"customer_token":"a","messages":[{{string.Join(',', Enumerable.Repeat("""{"type":"m"}""", items))}}]}""");
            var before = GC.GetAllocatedBytesForCurrentThread();
            var keys = Assert.Single(format.Check(body)).Keys;
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(items, keys.Distinct().Count());
            return taken;
        }
    }

    private static string Message(string customer, params string[] ids)
        => $$"""{"customer_token":"{{customer}}","assign_type":"agent","messages":[{{string.Join(',', ids.Select(id => $$$"""{"type":"message","message_id":"{{{id}}}","im_sub_session_id":3,"data":{"content":"text {{{id}}}"}}"""))}}]}""";

    private static async Task<int> PostAsync(Uri address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await s_http.PostAsync(address, content);
        Assert.Equal(0, answer.Content.Headers.ContentLength);
        return (int)answer.StatusCode;
    }

    private static async Task<string?> NextAsync(IEventReceiver<UdeskEvent> receiver)
        => ((UdeskMessageEvent)(await receiver.NextAsync(TimeSpan.FromSeconds(20), default))!).MessageId;

    private static async Task<string?> TakeAsync(IEventReceiver<UdeskEvent> receiver)
    {
        var id = await NextAsync(receiver);
        receiver.Taken();
        return id;
    }

    private static async Task<List<ApiObject>> TakeAllAsync<T>(IEventReceiver<T> receiver)
        where T : ApiObject
    {
        var all = new List<ApiObject>();
        while (receiver.Waiting > 0 && (receiver.TryNext() ?? await receiver.NextAsync(TimeSpan.FromSeconds(20), default)) is { } next)
        {
            all.Add(next);
            receiver.Taken();
        }

        Assert.Equal(0, receiver.Waiting);
        return all;
    }

    private static string ShowFromEarlierRun(UdeskEvent item)
    {
        item.IsFromEarlierRun = true;
        return Show(item);
    }

    private static string ShowFromEarlierRun(UsedeskEvent item)
    {
        item.IsFromEarlierRun = true;
        return Show(item);
    }

    /// <summary>Everything that an event says, but for the receiver's own number.</summary>
    private static string Show(ApiObject item)
    {
        var said = Newtonsoft.Json.Linq.JObject.FromObject(item);
        said.Remove(nameof(UdeskEvent.ReceiptId));
        return $"{item.GetType().Name} {said}";
    }

    private IEventReceiver<UdeskEvent> Udesk() => s_factory.ReceiveUdesk(Options());

    private IEventReceiver<UsedeskEvent> Usedesk(IReadOnlyList<ApiSecret>? secrets = null) => s_factory.ReceiveUsedesk(Options(options => options.SpoolPath = Path.Combine(_folder, "usedesk")), new UsedeskWebhookOptions { Secrets = secrets ?? [] });

    private EventReceiverOptions Options(Action<EventReceiverOptions>? set = null)
    {
        var options = new EventReceiverOptions { SpoolPath = _folder };
        options.Server.ListenUri = new Uri("http://127.0.0.1:0/hooks/k3Jd8sQ0");
        options.Server.HealthPath = "/health";
        set?.Invoke(options);
        return options;
    }

    private void AssertNoSecret()
    {
        foreach (var file in Directory.GetFiles(_folder, "*.jsonl", SearchOption.AllDirectories))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            Assert.DoesNotContain("planted", reader.ReadToEnd(), StringComparison.Ordinal);
        }
    }
}
