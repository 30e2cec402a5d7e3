using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.SimulatorCalls;

namespace UsedeskUdesk.Tests;

/// <summary>The rules of the Usedesk simulator, from the facts: a lenient simulator would hide what a real tenant refuses.</summary>
public sealed class SimulatorUsedeskTests
{
    private const string Ticket = """ "subject":"s","message":"m" """;

    [Theory]
    // Page: the sides that can speak, and the numbers that they need.
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "from":"trigger" }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "from":"trigger","trigger_id":5 }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "from":"trigger","trigger_id":1260 }""", "status success")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "trigger_id":5 }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "from":"user" }""", "error 117")]
    [InlineData("create/ticket", """{"message":"m"}""", "error 111")]
    [InlineData("create/ticket", """{"subject":"s"}""", "error 114")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "private_comment":false }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "private_comment":true }""", "status success")]
    // A template needs neither text nor subject, but does not make up for a trigger.
    [InlineData("create/ticket", """{"channel_id":20054,"from":"user","client_phone":"79511234567","template_id":8094}""", "status success")]
    [InlineData("create/ticket", """{"channel_id":20054,"from":"trigger","client_phone":"79511234567","template_id":8094}""", "error 111")]
    [InlineData("create/ticket", """{"channel_id":20055,"from":"user","client_phone":"79511234567","template_id":8094}""", "error 111")]
    [InlineData("create/ticket", """{"channel_id":20054,"from":"user","client_phone":"79511234567","template_name":"Main"}""", "error 111")]
    // Phones.
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "client_phone":"7" }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "client_phone":"123456789" }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "client_phone":"1234567890123456" }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "client_phone":"8-800-FLOWERS" }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "client_phone":"+7 (912) 345-67-89" }""", "status success")]
    [InlineData("create/client", """{"phone":"123456789"}""", "error 111")]
    [InlineData("create/client", """{"phone":"1234567890123456"}""", "error 111")]
    [InlineData("create/client", """{"phone":"1234567890"}""", "status true")]
    // Messengers that have nowhere to send to.
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "channel_id":20057 }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "channel_id":20057,"client_id":27747603 }""", "error 111")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "channel_id":20057,"client_id":27747601 }""", "status success")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "channel_id":20057,"client_phone":"79254697403" }""", "status success")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "channel_id":20058,"client_id":27747603 }""", "status failed")]
    [InlineData("create/ticket", $$"""{ {{Ticket}}, "channel_id":20058,"client_id":"new_client","username":"@new" }""", "status success")]
    // silent: true and 1 or false, 0 and a blank.
    [InlineData("update/ticket", """{"ticket_id":2154802,"silent":true}""", "status success")]
    [InlineData("update/ticket", """{"ticket_id":2154802,"silent":1}""", "status success")]
    [InlineData("update/ticket", """{"ticket_id":2154802,"silent":"0"}""", "status success")]
    [InlineData("update/ticket", """{"ticket_id":2154802,"silent":" "}""", "status success")]
    [InlineData("update/ticket", """{"ticket_id":2154802,"silent":"True"}""", "error 111")]
    [InlineData("update/ticket", """{"ticket_id":2154802,"silent":2}""", "error 111")]
    [InlineData("update/ticket", """{"ticket_id":2154802,"silent":[]}""", "error 111")]
    // The list's conditions.
    [InlineData("tickets", """{"sort":"published_at","order":"desc"}""", "list")]
    [InlineData("tickets", """{"sort":"status_id"}""", "list")]
    [InlineData("tickets", """{"sort":"created_at"}""", "error 111")]
    [InlineData("tickets", """{"order":"down"}""", "error 111")]
    [InlineData("tickets", """{"offset":null}""", "error 111")]
    [InlineData("tags", """{"offset":null}""", "error 111")]
    [InlineData("clients", """{"offset":null}""", "error 111")]
    [InlineData("tickets", """{"fassigned":"2156"}""", "error 111")]
    [InlineData("tickets", """{"fassigned":"11_2156"}""", "error 111")]
    [InlineData("tickets", """{"fassigned":[]}""", "error 111")]
    [InlineData("tickets", """{"fassigned":{"group_id":11}}""", "error 111")]
    [InlineData("tickets", """{"fassigned":{"assignee_id":"unassinged"}}""", "error 111")]
    [InlineData("tickets", """{"fassigned":[{"assignee_id":2156},{"assignee_id":"unassigned","group_id":"unassigned"}]}""", "list")]
    [InlineData("tickets", """{"fields":[{"id":10}]}""", "error 111")]
    [InlineData("tickets", """{"fields":[{"id":99,"value":"x"}]}""", "error 111")]
    [InlineData("tickets", """{"fields":{"id":10,"value":"x"}}""", "error 111")]
    [InlineData("tickets", """{"created_after":"2026-05-19 10:00:00"}""", "error 111")]
    [InlineData("tickets", """{"accessible_for_agent_id":99}""", "error 117")]
    // Users.
    [InlineData("create/user", """{"name":"n","email":"n@example.test","password":"p","group":11,"lang":"de"}""", "error 111")]
    [InlineData("create/user", """{"name":"n","email":"n@example.test","password":"p","group":11,"lang":"pt-br"}""", "status success")]
    [InlineData("create/user", """{"name":"n","email":"n@example.test","group":11}""", "error 111")]
    [InlineData("create/user", """{"name":"n","email":"n@example.test","password":"p"}""", "error 118")]
    [InlineData("delete/user", """{"user_id":2157}""", "error 115")]
    [InlineData("delete/user", """{"user_id":9001}""", "error 115")]
    [InlineData("delete/user", """{"user_id":2156}""", "status success")]
    [InlineData("update/user", """{"user_id":2156,"chat_online_status":1}""", "error 111")]
    // Clients.
    [InlineData("create/client", """{"status_vip":1,"status_spam":0}""", "error 111")]
    [InlineData("create/client", """{"messengers":[{"type":"viber"}]}""", "error 111")]
    [InlineData("create/client", """{"sites":[{"url":""}]}""", "error 111")]
    [InlineData("update/client", """{"client_id":27747601,"merge_id":99}""", "error 119")]
    [InlineData("update/client", """{"client_id":27747601,"merge_id":27747601}""", "error 119")]
    [InlineData("update/client", """{"client_id":27747601,"messengers":[{"id":"x","identity":"y"}]}""", "error 111")]
    [InlineData("update/client", """{"client_id":27747601,"messengers":[{"id":5}]}""", "error 111")]
    [InlineData("update/client", """{"client_id":27747601,"sites":[{"id":77,"url":"https://nobody.example.test"}]}""", "status true")]
    // The knowledge base.
    [InlineData("support/153561/articles/402/add-views", """{"count":2}""", "object")]
    [InlineData("support/153561/articles/402/add-views", "{}", "error 111")]
    [InlineData("support/153561/articles/402/add-views", """{"count":-1}""", "error 111")]
    [InlineData("support/1/articles/402/add-views", """{"count":1}""", "error 115")]
    [InlineData("support/153561/articles/99/add-views", """{"count":1}""", "error 111")]
    [InlineData("support/153561/articles/402/change-rating", "{}", "error 111")]
    [InlineData("support/153561/articles/402/change-rating", """{"count_negative":"1"}""", "object")]
    public async Task Answers(string path, string body, string expected)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        Assert.Equal(expected, Verdict(await calls.UsedeskAsync(path, body)));
        var refused = expected.StartsWith("error", StringComparison.Ordinal) || expected == "status failed";
        Assert.Equal(!refused, host.State.Requests.Single().CarriedOut);
    }

    /// <summary>What is refused leaves no client, no ticket and no change.</summary>
    [Fact]
    public async Task ARefusedTicketLeavesNothing()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var before = (host.State.Clients.Count, host.State.Tickets.Count, host.State.Chats.Count);
        await calls.UsedeskAsync("create/ticket", $$"""{ {{Ticket}}, "channel_id":20057,"client_email":"nobody@example.test" }""");
        await calls.UsedeskAsync("create/ticket", $$"""{ {{Ticket}}, "channel_id":20058,"client_name":"Nobody" }""");
        await calls.UsedeskAsync("create/ticket", $$"""{ {{Ticket}}, "from":"trigger","trigger_id":5,"client_email":"nobody@example.test" }""");
        Assert.Equal(before, (host.State.Clients.Count, host.State.Tickets.Count, host.State.Chats.Count));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("seconds", "^[0-9]+$")]
    [InlineData("date", "^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT$")]
    public async Task A429SaysOfTheWaitWhatTheSettingSays(string setting, string? pattern)
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { RequestsPerMinute = 1 });
        host.State.Configure(s => s.RetryAfter = setting);
        using var http = new HttpClient();
        foreach (var service in new[] { host.UsedeskBaseUri + "/groups", host.UdeskBaseUri + "/log_in" })
        {
            (await http.PostAsync(new Uri(service), null)).Dispose();
            using var answer = await http.PostAsync(new Uri(service), null);
            Assert.Equal(429, (int)answer.StatusCode);
            var header = answer.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null;
            if (pattern is null)
            {
                Assert.Null(header);
            }
            else
            {
                Assert.Matches(pattern, header);
            }
        }
    }

    [Fact]
    public async Task ThereIsNoRetryAfterUnlessAskedFor()
    {
        await using var host = await SimulatorHost.StartAsync();
        Assert.Equal("none", host.State.Settings.RetryAfter);
    }

    [Fact]
    public async Task FassignedFindsByItsForms()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        async Task<string> FindAsync(string filter) => string.Join(",", (await calls.UsedeskAsync("tickets", $$"""{"fassigned":{{filter}}}""")).AsArray().Select(t => t!["id"]!.ToString()));

        // 2154801: agent 2156 in group 11; two more with a group only, and with nothing.
        await calls.UsedeskAsync("update/ticket", """{"ticket_id":2154802,"group_id":13}""");
        Assert.Equal("2154801", await FindAsync("""{"assignee_id":2156}"""));
        Assert.Equal("2154801", await FindAsync("""{"assignee_id":"2156","group_id":"11"}"""));
        Assert.Equal("", await FindAsync("""{"assignee_id":2156,"group_id":12}"""));
        Assert.Equal("2154802", await FindAsync("""{"assignee_id":"unassigned"}"""));
        Assert.Equal("2154802", await FindAsync("""{"assignee_id":"unassigned","group_id":13}"""));
        Assert.Equal("2154803,2154804,2154805", await FindAsync("""{"assignee_id":"unassigned","group_id":"unassigned"}"""));
        Assert.Equal("2154801,2154802", await FindAsync("""[{"assignee_id":2156},{"assignee_id":"unassigned"}]"""));
    }

    [Fact]
    public async Task FieldsFindByValueAndByEmptiness()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        async Task<int> CountAsync(string fields) => (await calls.UsedeskAsync("tickets", $$"""{"fields":{{fields}}}""")).AsArray().Count;

        Assert.Equal(1, await CountAsync("""[{"id":10,"value":"A-17"}]"""));
        Assert.Equal(1, await CountAsync("""[{"id":"10","value":"not_empty"}]"""));
        Assert.Equal(4, await CountAsync("""[{"id":10,"value":"empty"}]"""));
        Assert.Equal(0, await CountAsync("""[{"id":10,"value":"A-17"},{"id":12,"value":"empty"}]"""));
    }

    [Fact]
    public async Task ATicketHasTheShapesThatClientsRead()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        await calls.UsedeskAsync("update/ticket", """{"ticket_id":2154801,"status":5,"tag":"one,two","field_id":"10","field_value":"B","user_id":2157}""");
        var one = await calls.UsedeskAsync("ticket", """{"ticket_id":2154801,"accessible_for_agent_id":2156,"properties":["sla"]}""");
        Assert.Equal(["one", "two"], one["tags"]!.AsArray().Select(t => (string?)t));
        Assert.Equal("write", (string?)one["ticket"]!["rights"]);
        Assert.Equal(["first_reply", "next_reply", "close"], Names(one["ticket"]!["sla"]!));
        Assert.All(one["custom_fields"]!.AsArray(), f => Assert.Equal(["id", "ticket_id", "ticket_field_id", "value"], Names(f!)));
        Assert.All(one["custom_fields"]!.AsArray(), f => Assert.NotEqual(f!["id"]!.ToString(), f["ticket_field_id"]!.ToString()));
        var changes = one["changes"]!.AsArray();
        Assert.Equal(["status_id", "new_tags", "removed_tags", "ticket_field"], changes.Select(x => (string?)x!["data"]![0]!["target"]));
        Assert.Equal(("1", "5"), ((string?)changes[0]!["old_status"], (string?)changes[0]!["new_status"]));
        Assert.Equal(("0", "0"), (changes[1]!["old_status"]!.ToString(), changes[1]!["new_status"]!.ToString()));

        var rows = (await calls.UsedeskAsync("tickets", """{"accessible_for_agent_id":2158}""")).AsArray();
        Assert.Equal(["name"], Names(rows[0]!["tags"]![0]!));
        Assert.Equal(["id", "name", "value"], Names(rows[0]!["ticket_fields"]![0]!));
        Assert.All(rows, r => Assert.Equal("read", (string?)r!["rights"]));
        Assert.Contains(rows, r => (string?)r!["remind_at"] == "0000-00-00 00:00:00");
    }

    [Fact]
    public async Task TagsAndOptionsHaveTheVendorsNames()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var tags = (await calls.UsedeskAsync("tags")).AsArray();
        Assert.All(tags, t => Assert.Equal(["ticket_tag_id", "tag_company_id", "name", "ticket_count"], Names(t!)));
        Assert.Equal(1, (int)tags.Single(t => (string?)t!["name"] == "vip")!["ticket_count"]!);
        var fields = (await calls.UsedeskAsync("ticket/fields")).AsArray();
        string Parents(int id, int option) => fields.Single(f => f!["custom_field"]!["id"]!.ToString() == $"{id}")!["field_options"]![option]!["parent_option_id"]!.ToJsonString();
        Assert.Equal(("[]", "[612]", "[621,622]"), (Parents(61, 0), Parents(62, 1), Parents(63, 0)));
        Assert.Equal(["status", "user_id"], Names(await calls.UsedeskAsync("update/user", """{"user_id":2156,"phone":"5"}""")));
        Assert.Equal(["status_id", "user_id"], Names(await calls.UsedeskAsync("update/user", """{"user_id":2157,"phone":"5"}""")));
    }

    [Fact]
    public async Task ACommentWithoutAnAuthorIsTheFirstUsers()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        await calls.UsedeskAsync("create/comment", """{"ticket_id":2154801,"message":"m"}""");
        var comment = host.State.Tickets[0].Comments[^1];
        Assert.Equal((2156L, "private"), (comment.UserId, comment.Type));

        host.State.Configure(s => s.CommentFromTrigger = false);
        Assert.Equal("error 111", Verdict(await calls.UsedeskAsync("create/comment", """{"ticket_id":2154801,"message":"m","from":"trigger","trigger_id":1260}""")));
    }

    [Fact]
    public async Task AChatThatACallOpensHasNoTicketYet()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var opened = await calls.UsedeskAsync("chat/addMessage", """{"company_id":153561,"channel_id":685,"message":{"text":"a"}}""");
        Assert.True(opened.AsObject().ContainsKey("ticket_id"));
        Assert.Null(opened["ticket_id"]);
        var second = await calls.UsedeskAsync("chat/addMessage", $$"""{"message":{"text":"b"},"company_id":153561,"channel_id":685,"chat_id":{{opened["chat_id"]}} }""");
        Assert.NotNull(second["ticket_id"]);
        Assert.Equal(["a", "b"], host.State.Tickets[^1].Comments.Select(m => m.Message));
    }

    [Fact]
    public async Task EntriesOfAClientAreChangedAndDeletedByTheirIds()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        async Task<JsonNode> ReadAsync() => (await calls.UsedeskAsync("client", """{"client_id":27747603}"""))[0]!["client"]!;
        async Task WriteAsync(string change) => Assert.Equal("status true", Verdict(await calls.UsedeskAsync("update/client", $$"""{"client_id":27747603,{{change}}}""")));

        await WriteAsync(""" "messengers":[{"type":"viber","identity":"a"},{"type":"skype","identity":"b"}],"sites":[{"url":"https://a.example.test"}] """);
        var client = await ReadAsync();
        var (first, second, site) = (client["messengers"]![0]!["id"], client["messengers"]![1]!["id"], client["sites"]![0]!["id"]);
        await WriteAsync($$""" "messengers":[{"id":"{{first}}","identity":"changed"},{"id":{{second}},"identity":""}],"sites":[{"id":{{site}},"url":""},{"id":1,"url":"https://nobody.example.test"}] """);
        client = await ReadAsync();
        Assert.Equal(("viber", "changed"), ((string?)client["messengers"]!.AsArray().Single()!["type"], (string?)client["messengers"]![0]!["identity"]));
        Assert.Empty(client["sites"]!.AsArray());
    }

    [Theory]
    [InlineData("client", 27747602)]
    [InlineData("merge", 27747601)]
    public async Task TwoClientsBecomeOne(string survivor, long left)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        host.State.Configure(s => s.MergeSurvivor = survivor);
        var answer = await calls.UsedeskAsync("update/client", """{"client_id":27747602,"merge_id":27747601}""");
        Assert.Equal($"{left}", answer["client_id"]!.ToString());
        Assert.Equal([left, 27747603], host.State.Clients.Select(c => c.Id));
        Assert.Equal(["maria@example.test", "superjohny@example.test"], host.State.Clients[0].Emails.Order());
        Assert.All(host.State.Tickets, t => Assert.Equal(left, t.ClientId));
    }

    [Fact]
    public async Task ArticlesCountViewsAndRatings()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        Assert.Equal(("success", 5), ((string?)(await calls.UsedeskAsync("support/153561/articles/402/add-views", """{"count":2}"""))["res"], (int)(await calls.UsedeskGetAsync("support/153561/articles/402"))["views"]!));
        var rating = (await calls.UsedeskAsync("support/153561/articles/402/change-rating", """{"count_positive":4,"count_negative":1}"""))["rating"]!;
        Assert.Equal(("7", "1"), (rating["positive"]!.ToString(), rating["negative"]!.ToString()));
        var listed = await calls.UsedeskGetAsync("support/153561/articles/list?article_ids=402,404");
        Assert.Equal([402L, 404L], listed["articles"]!.AsArray().Select(a => (long)a!["id"]!));
        Assert.Equal("7", listed["articles"]![0]!["rating"]!["positive"]!.ToString());
    }

    [Fact]
    public async Task AnAvatarComesWithANewUser()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var http = new HttpClient();
        async Task<JsonNode> CreateAsync(params string[] files)
        {
            using var form = new MultipartFormDataContent();
            foreach (var (name, value) in new[] { ("api_token", host.UsedeskToken), ("name", "n"), ("email", "n@example.test"), ("password", "p"), ("group", "11") })
            {
                form.Add(new StringContent(value), name);
            }

            foreach (var file in files)
            {
                form.Add(new ByteArrayContent([1, 2]), file, "a.png");
            }

            using var answer = await http.PostAsync(new Uri(host.UsedeskBaseUri + "/create/user"), form);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        }

        Assert.Equal("error 111", Verdict(await CreateAsync("files[]")));
        Assert.Equal("error 111", Verdict(await CreateAsync("avatar", "avatar")));
        Assert.Equal("status success", Verdict(await CreateAsync("avatar")));
        Assert.Equal(2, host.State.Users.Single(u => u.Email == "n@example.test").Avatar!.Length);
    }
}
