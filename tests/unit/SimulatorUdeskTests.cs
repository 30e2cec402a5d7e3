using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.SimulatorCalls;

namespace UsedeskUdesk.Tests;

/// <summary>The rules of the Udesk simulator, from the facts: a lenient simulator would hide what a real tenant refuses.</summary>
public sealed class SimulatorUdeskTests
{
    private const string Robot = """ "customer_token":"r","robot_id":2,"scene_id":114 """;

    /// <summary>Calls that a robot's session takes while it is open, and only with the robot that it is with.</summary>
    public static TheoryData<string, string> RobotCalls => new()
    {
        { "im/sessions/robot_survey", """ "option_id":2 """ },
        { "im/messages/answer_survey", """ "option_id":1,"message_id":111 """ },
        { "im/messages/flow", """ "flow_id":81 """ },
        { "im/messages/hit", """ "message_id":1,"question_id":2122,"query_type":6 """ },
        { "im/sessions/transfer_survey", """ "robot_role_id":"x" """ },
    };

    [Theory]
    [MemberData(nameof(RobotCalls))]
    public async Task ARobotsSessionTakesTheseWhileItIsOpenAndFromItsOwnRobotOnly(string path, string more)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var session = (long)(await calls.UdeskAsync("POST", "im/sessions", body: $$"""{ {{Robot}}, "assign_type":"urobot" }"""))["assign_info"]!["sessionId"]!;
        async Task<string> AskAsync(string robot, string scene, string token, long id) =>
            Verdict(await calls.UdeskAsync("POST", path, body: $$"""{ "customer_token":"{{token}}","robot_id":{{robot}},"scene_id":{{scene}},"im_sub_session_id":{{id}},{{more}} }"""));

        Assert.Equal("code 1000", await AskAsync("2", "114", "r", session));
        Assert.Equal("code 2005", await AskAsync("2", "116", "r", session));
        Assert.Equal("code 2005", await AskAsync("3", "120", "r", session));
        Assert.Equal("code 2005", await AskAsync("77", "114", "r", session));
        Assert.Equal("code 9200", await AskAsync("2", "114", "r", 999_999));
        if (path != "im/sessions/transfer_survey")
        {
            Assert.Equal("code 9200", await AskAsync("2", "114", "vip-customer", session));
            Assert.Equal("code 2000", await AskAsync("2", "114", "", session));
        }

        // An agent's session is no robot's.
        Assert.Equal("code 9200", await AskAsync("2", "114", "r", host.State.Sessions.First(s => s.Kind == "agent" && s.IsOpen).Id));
        Assert.Equal("code 1000", Verdict(await calls.UdeskAsync("DELETE", $"im/sessions/{session}")));
        Assert.Equal("code 9200", await AskAsync("2", "114", "r", session));
    }

    [Fact]
    public async Task ARobotIsWrittenToInItsOwnSession()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var session = (long)(await calls.UdeskAsync("POST", "im/sessions", body: $$"""{ {{Robot}}, "assign_type":"urobot" }"""))["assign_info"]!["sessionId"]!;
        async Task<string> WriteAsync(string robot) =>
            Verdict(await calls.UdeskAsync("POST", "im/messages", body: $$"""{"customer_token":"r","im_sub_session_id":-1,{{robot}},"urobot_session_id":{{session}},"data":{"content":"x"} }"""));

        Assert.Equal("code 1000", await WriteAsync(""" "robot_id":2,"scene_id":114 """));
        Assert.Equal("code 2005", await WriteAsync(""" "robot_id":2,"scene_id":116 """));
        Assert.Equal("code 2062", await WriteAsync(""" "robot_id":2 """));
    }

    [Fact]
    public async Task AnAgentIsRatedAfterTheSessionToo()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var closed = host.State.Sessions.Last(s => !s.IsOpen);
        async Task<string> RateAsync(string rest) => Verdict(await calls.UdeskAsync("POST", "im/sessions/survey", body: $$"""{"im_sub_session_id":{{closed.Id}},{{rest}} }"""));

        Assert.Equal("code 1000", await RateAsync(""" "option_id":"37" """));
        Assert.Equal("code 2005", await RateAsync(""" "option_id":51 """));
        Assert.Equal("code 2005", await RateAsync(""" "option_id":39 """));
        Assert.Equal("code 1000", await RateAsync(""" "option_id":39,"remark":"slow","resolved_state_v2":1 """));
        Assert.Equal("code 2005", await RateAsync(""" "option_id":37,"resolved_state_v2":2 """));
        var vote = (await calls.UdeskAsync("GET", "im/sessions/vote", Days(-30)))["item"]!.AsArray().Last()!;
        Assert.Equal(("39", "1"), (vote["survey_option_id"]!.ToString(), (string?)vote["resolved_state"]));
        Assert.Equal("slow", (string?)(vote["survey_remark"] ?? vote["remark"]));
    }

    [Fact]
    public async Task ACustomerMayCloseByAMessage()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var session = (long)(await calls.UdeskAsync("POST", "im/sessions", body: """{"customer_token":"c","assign_type":"agent"}"""))["assign_info"]!["im_sub_session_id"]!;
        async Task<string> SendAsync(long id, string type, string message) =>
            Verdict(await calls.UdeskAsync("POST", "im/messages", body: $$"""{"customer_token":"c","im_sub_session_id":{{id}},"message_id":"{{message}}","type":"{{type}}","data":{"content":"x"} }"""));

        Assert.Equal("code 2005", await SendAsync(session, "survey", "m1"));
        Assert.Equal("code 2005", await SendAsync(-2, "close", "m1"));
        Assert.Equal("code 2005", await SendAsync(0, "image", "m1"));
        Assert.Equal("code 2062", await SendAsync(session, "message", "m 1"));
        Assert.Equal("code 1000", await SendAsync(session, "close", "m1"));
        Assert.False(host.State.Sessions.Single(s => s.Id == session).IsOpen);
        Assert.Equal("code 9200", await SendAsync(session, "message", "m2"));
    }

    [Theory]
    [InlineData("session_key=179306259", 1)]
    [InlineData("session_key=1", 0)]
    [InlineData("session_key=", 1)]
    [InlineData("", 1)]
    public async Task ASessionKeyPicksOneOfAVisitorsSessions(string key, int status)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        Assert.Equal(status, (int)(await calls.UdeskAsync("GET", "im/customer_status", $"web_token=web-visitor-token&{key}"))["status_code"]!);

        // Only beside a web_token.
        Assert.Equal(0, (int)(await calls.UdeskAsync("GET", "im/customer_status", $"customer_token=vip-customer&{key}"))["status_code"]!);
    }

    [Fact]
    public async Task ASessionOfTheSdkNeedsItsApp()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var session = (long)(await calls.UdeskAsync("POST", "im/sessions", body: """{"customer_token":"c","assign_type":"agent","channel":"ios"}"""))["assign_info"]!["im_sub_session_id"]!;
        var query = $"im_sub_session_id={session}&customer_id={host.State.Customers[^1].Id}";
        Assert.Equal("code 2000", Verdict(await calls.UdeskAsync("GET", "im/messages/unread_customer_offline", query)));
        Assert.Equal("code 1000", Verdict(await calls.UdeskAsync("GET", "im/messages/unread_customer_offline", query + "&app_id=5")));
    }

    [Theory]
    [InlineData("PUT", "customers/update_customer", "type=token&content=vip-customer", """{"is_blocked":true,"other_emails":[]}""", false)]
    [InlineData("PUT", "customers/update_customer", "type=token&content=vip-customer", """{"customer":{"is_blocked":true}}""", true)]
    public async Task IsBlockedStandsWithinTheCustomer(string method, string path, string query, string body, bool blocked)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        Assert.Equal("code 1000", Verdict(await calls.UdeskAsync(method, path, query, body)));
        var vip = host.State.Customers.Single(x => x.OpenApiToken == "vip-customer");
        Assert.Equal(blocked, vip.IsBlocked);

        // What was not named again is gone.
        Assert.Empty(vip.OtherEmails);
    }

    [Theory]
    [InlineData(0, "emails:Array", """[690003,"contacts0.work@example.test",690004,"contacts0.home@example.test"]""", """["13700000000","13700000010"]""", "organization", "weixin")]
    [InlineData(1, "email:String", """[{"id":"690013","content":"contacts1.work@example.test"},{"id":"690014","content":"contacts1.home@example.test"}]""", """[{"id":"690011","content":13700000001},{"id":"690012","content":13700000011}]""", "organization_id", "wechat_id")]
    [InlineData(2, "emails:String", """["690023","contacts2.work@example.test","690024","contacts2.home@example.test"]""", """[{"id":"690021","content":"13700000002"},{"id":"690022","content":"13700000012"}]""", "organization", "weixin")]
    [InlineData(3, "emails:Array", """[{"id":690033,"content":"contacts3.work@example.test"},{"id":690034,"content":"contacts3.home@example.test"}]""", """["13700000003","13700000013"]""", "organization_id", "weixin_id")]
    [InlineData(4, "email:String", """[690043,"contacts4.work@example.test",690044,"contacts4.home@example.test"]""", """[{"id":690041,"content":13700000004},{"id":690042,"content":13700000014}]""", "organization", "weixin")]
    [InlineData(5, "email:String", """[{"id":690053,"content":"contacts5.work@example.test"},{"id":690054,"content":"contacts5.home@example.test"}]""", """[{"id":690051,"content":"13700000005"},{"id":690052,"content":"13700000015"}]""", "organization_id", "weixin_id")]
    public async Task ContactsAreWrittenInManyWays(int form, string email, string otherEmails, string phones, string organization, string weixin)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var customer = (await calls.UdeskAsync("GET", "customers/get_customer", $"type=token&content=contacts-{form}"))["customer"]!;
        var name = email.Split(':')[0];
        Assert.Equal(email, $"{name}:{customer[name]!.GetValueKind()}");
        Assert.Equal((otherEmails, phones), (customer["other_emails"]!.ToJsonString(), customer["cellphones"]!.ToJsonString()));
        Assert.Single(Names(customer), n => n is "email" or "emails");
        Assert.Single(Names(customer), n => n is "organization" or "organization_id");
        Assert.Contains(organization, Names(customer));
        Assert.Contains(weixin, Names(customer));
        Assert.Equal(["gold", "early"], customer["tags"]!.AsArray().Select(t => (string?)t!["name"]));
    }

    [Fact]
    public async Task ADeletedCustomerIsNamedByNumber()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var id = host.State.Customers[0].Id;
        var answer = await calls.UdeskAsync("DELETE", "customers/destroy_customer", $"type=id&content={id}");
        Assert.Equal(["code", "customer_id"], Names(answer));
        Assert.Equal(id, (long)answer["customer_id"]!);
    }

    [Theory]
    [InlineData("agents", "", "code 1000")]
    [InlineData("agents", "per_page=100&page=9", "code 1000")]
    [InlineData("agents", "per_page=101", "code 2005")]
    [InlineData("agents", "page=0", "code 2005")]
    [InlineData("agents/get_agent", "type=id&content=201", "code 1000")]
    [InlineData("agents/get_agent", "type=email&content=agent202%40example.test", "code 1000")]
    [InlineData("agents/get_agent", "type=email&content=nobody%40example.test", "code 2005")]
    [InlineData("agents/get_agent", "type=name&content=Tom", "code 2005")]
    [InlineData("agents/get_agent", "content=201", "code 2000")]
    [InlineData("user_groups", "", "code 1000")]
    [InlineData("user_groups", "per_page=101", "code 2005")]
    [InlineData("user_groups/101/agents", "", "code 1000")]
    [InlineData("user_groups/99/agents", "", "code 2005")]
    [InlineData("customers", "page_size=100", "code 1000")]
    [InlineData("customers", "page_size=101", "code 2005")]
    [InlineData("customers", "page_size=100&page=101", "code 2005")]
    [InlineData("customers", "filter_id=99", "code 2005")]
    [InlineData("customers", "filter_id=x", "code 2005")]
    [InlineData("customers/filters", "", "code 1000")]
    [InlineData("customers/feeds", "type=token&content=vip-customer", "code 1000")]
    [InlineData("customers/feeds", "type=token", "code 2000")]
    [InlineData("custom_fields", "category=nonsense", "code 1000")]
    [InlineData("custom_fields/TextField_1", "", "code 1000")]
    [InlineData("custom_fields/TextField_404", "", "code 2005")]
    [InlineData("organizations", "per_page=100", "code 1000")]
    [InlineData("organizations", "per_page=101", "code 2005")]
    [InlineData("organizations/show_org", "type=name&content=Acme", "code 1000")]
    [InlineData("organizations/show_org", "type=token&content=org-acme", "code 1000")]
    [InlineData("organizations/show_org", "type=id&content=9", "code 2005")]
    [InlineData("organizations/show_org", "type=domain&content=x", "code 2005")]
    [InlineData("organizations/show_org", "type=id", "code 2000")]
    [InlineData("notes", "per_page=50", "code 1000")]
    [InlineData("notes", "per_page=100", "code 2005")]
    [InlineData("notes", "category=chat", "code 2005")]
    [InlineData("notes", "start_date=yesterday", "code 2005")]
    [InlineData("notes/note_template", "", "code 1000")]
    [InlineData("im/sessions/vote", "", "status 0")]
    [InlineData("im/sessions/vote", "page_size=1001", "status 2005")]
    [InlineData("im/sessions/vote", "start_time=soon", "status 2005")]
    public async Task Reads(string path, string query, string expected)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        Assert.Equal(expected, Verdict(await calls.UdeskAsync("GET", path, query)));
    }

    [Fact]
    public async Task AgentsCarryAPhoneSecretThatIsPlainlyNone()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var answer = await calls.UdeskAsync("GET", "agents", "per_page=4&page=2");
        Assert.Equal([205, 206], answer["agents"]!.AsArray().Select(a => (int)a!["id"]!));
        Assert.Equal(["current_page", "total_pages", "total_count"], Names(answer["meta"]!));
        Assert.Equal((2, 2, 6), ((int)answer["meta"]!["current_page"]!, (int)answer["meta"]!["total_pages"]!, (int)answer["meta"]!["total_count"]!));
        Assert.Equal("fake-phone-secret-of-agent-205", (string?)answer["agents"]![0]!["ucpapp_subaccount"]!["password"]);
        Assert.Equal("fake-phone-secret-of-agent-206", (string?)answer["agents"]![1]!["password"]);
        Assert.Equal(7, (await calls.UdeskAsync("GET", "agents", "with_disabled=true"))["agents"]!.AsArray().Count);
    }

    [Fact]
    public async Task GroupsNameTheirAgents()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var groups = (await calls.UdeskAsync("GET", "user_groups"))["user_groups"]!.AsArray();
        Assert.Equal([101, 102, 103], groups.Select(g => (int)g!["id"]!));
        Assert.Equal(["id", "nick_name"], Names(groups[0]!["agents"]![0]!));
        var one = await calls.UdeskAsync("GET", "user_groups/101/agents", "per_page=1&page=2");
        Assert.Equal((202, false), ((int)one["user_group"]!["agents"]![0]!["id"]!, one.AsObject().ContainsKey("meta")));
        Assert.Empty((await calls.UdeskAsync("GET", "user_groups/101/agents", "per_page=1&page=3"))["user_group"]!["agents"]!.AsArray());
    }

    [Fact]
    public async Task CustomersAreListedUpToTenThousandRows()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        await calls.ControlAsync("customers/seed", """{"count":10050}""");
        var total = host.State.Customers.Count;
        var last = await calls.UdeskAsync("GET", "customers", "page_size=100&page=100");
        Assert.Equal((100, 100, total), (last["customers"]!.AsArray().Count, (int)last["meta"]!["total_pages"]!, (int)last["meta"]!["total_count"]!));
        Assert.NotNull(last["wechat"]);
        Assert.Equal("code 2005", Verdict(await calls.UdeskAsync("GET", "customers", "page_size=100&page=101")));
        var vip = await calls.UdeskAsync("GET", "customers", "filter_id=302&query=vera");
        Assert.Equal("Vera VIP", (string?)vip["customers"]!.AsArray().Single()!["nick_name"]);
        Assert.Empty((await calls.UdeskAsync("GET", "customers", "filter_id=303"))["customers"]!.AsArray());
        var filters = (await calls.UdeskAsync("GET", "customers/filters"))["customer_filters"]!.AsArray();
        Assert.Equal([true, true, false], filters.Select(f => (bool)f!["active"]!));
    }

    [Theory]
    [InlineData("category=customer", "TextField_1,SelectField_3999,SelectField_5")]
    [InlineData("category=organization", "TextField_9")]
    [InlineData("category=ticket", "TextField_2,SelectField_8")]
    [InlineData("category=contact", "TextField_2,SelectField_8")]
    [InlineData("", "TextField_2,SelectField_8")]
    public async Task AnUnknownCategoryMeansTickets(string query, string names)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        Assert.Equal(names, string.Join(",", (await calls.UdeskAsync("GET", "custom_fields", query))["fields"]!.AsArray().Select(f => (string?)f!["field_name"])));
        var chained = (await calls.UdeskAsync("GET", "custom_fields/SelectField_5"))["field"]!;
        Assert.Equal("天津", (string?)chained["options"]![0]!["subs"]![1]!["title"]);
    }

    [Fact]
    public async Task AnOrganizationCountsItsCustomers()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        Assert.Equal("code 2005", Verdict(await calls.UdeskAsync("POST", "customers", body: """{"customer":{"nick_name":"n","organization_id":9}}""")));
        Assert.Equal("code 1000", Verdict(await calls.UdeskAsync("POST", "customers", body: """{"customer":{"nick_name":"n","organization_id":402}}""")));
        var expected = host.State.Customers.Count(x => x.OrganizationId == 402);
        Assert.True(expected > 0);
        var found = (await calls.UdeskAsync("GET", "organizations/show_org", "type=id&content=402"))["organization"]!;
        Assert.Equal(expected, (int)found["customer_count"]!);
        var listed = (await calls.UdeskAsync("GET", "organizations", "query=acm"))["organizations"]!.AsArray().Single()!;
        Assert.Equal(("Acme", false), ((string?)listed["name"], listed.AsObject().ContainsKey("customer_count")));
    }

    [Fact]
    public async Task NotesAreFoundByDayAndKind()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var first = await calls.UdeskAsync("GET", "notes", "per_page=50");
        Assert.Equal(["current_page", "total_pages", "total_records"], Names(first["meta"]!));
        Assert.Equal((3, 120), ((int)first["meta"]!["total_pages"]!, (int)first["meta"]!["total_records"]!));
        Assert.Equal("0,3", (string?)first["note_record"]![0]!["custom_fields"]!["SelectField_8"]);
        var calledOnly = await calls.UdeskAsync("GET", "notes", "category=call");
        Assert.Equal(40, (int)calledOnly["meta"]!["total_records"]!);
        var day = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).AddDays(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(4, (int)(await calls.UdeskAsync("GET", "notes", $"start_date={day}&end_date={day}"))["meta"]!["total_records"]!);
        Assert.Equal(2, (await calls.UdeskAsync("GET", "notes/note_template"))["note_template"]!.AsArray().Count);
    }

    [Fact]
    public async Task VotesIgnoreTheSessionThatIsAskedFor()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        var all = await calls.UdeskAsync("GET", "im/sessions/vote", Days(-30));
        Assert.Equal(["status", "message", "size", "total", "total_pages", "item"], Names(all));
        Assert.Equal(3, (int)all["total"]!);
        var one = await calls.UdeskAsync("GET", "im/sessions/vote", Days(-30) + $"&session_id={all["item"]![0]!["session_id"]}");
        Assert.Equal(3, one["item"]!.AsArray().Count);
        Assert.Contains(all["item"]!.AsArray(), v => v!.AsObject().ContainsKey("remark"));
        Assert.Contains(all["item"]!.AsArray(), v => v!.AsObject().ContainsKey("survey_remark"));
    }

    [Theory]
    [InlineData("lookback", -31, 0, "status 0")]
    [InlineData("lookback", -39, 0, "status 2000")]
    [InlineData("lookback", -39, -32, "status 2000")]
    [InlineData("span", -31, 0, "status 0")]
    [InlineData("span", -39, 0, "status 2000")]
    [InlineData("span", -69, -39, "status 0")]
    public async Task AMonthIsReachedAndNoMore(string reach, int from, int to, string expected)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        host.State.Configure(s => (s.SessionReach, s.FixedLimits) = (reach, false));
        foreach (var path in RecentPaths)
        {
            Assert.Equal((path, expected), (path, Verdict(await calls.UdeskAsync("GET", path, Days(from, to) + "&session_id=570006"))));
        }
    }

    [Fact]
    public async Task RecordsOfSessionsHaveTheOddThingsOfALiveTenant()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        host.State.Configure(s => s.FixedLimits = false);
        var answer = await calls.UdeskAsync("GET", "im/sessions/search", Days(-30) + "&page_size=1000");
        Assert.Equal(["status", "message", "size", "total", "total_pages", "item"], Names(answer));
        var rows = answer["item"]!.AsArray();
        Assert.Equal(4, rows.Count);
        Assert.All(rows, r => Assert.Equal(("", "0"), ((string?)r!["customer_token"], (string?)r["queue_seconds"])));
        Assert.All(rows, r => Assert.NotEqual((long)r!["session_id"]!, (long)r["sub_session_id"]!));
        var (marked, plain) = (rows.Count(r => ((string?)r!["created_at"])!.EndsWith('Z')), rows.Count(r => !((string?)r!["created_at"])!.EndsWith('Z')));
        Assert.True(marked > 0 && plain > 0);
        foreach (var row in rows)
        {
            var stored = host.State.Sessions.Single(s => s.Id == (long)row!["sub_session_id"]!);
            var shown = DateTime.Parse(((string?)row!["created_at"])!.TrimEnd('Z'), CultureInfo.InvariantCulture);
            Assert.InRange((stored.CreatedAt.UtcDateTime.AddHours(8) - shown).TotalSeconds, 0, 1);
        }

        // By the end with status=close, where the open one is not; without times, the current day of Beijing.
        Assert.Equal(3, (int)(await calls.UdeskAsync("GET", "im/sessions/search", Days(-30) + "&status=close"))["total"]!);
        Assert.Equal("status 2005", Verdict(await calls.UdeskAsync("GET", "im/sessions/search", Days(-30) + "&status=open")));
        var today = (await calls.UdeskAsync("GET", "im/sessions/search"))["item"]!.AsArray();
        var day = DateTimeOffset.UtcNow.AddHours(8).Date;
        Assert.Equal(host.State.Sessions.Count(s => s.CreatedAt.UtcDateTime.AddHours(8).Date == day), today.Count);
    }

    [Fact]
    public async Task ALogWantsTheRecordsNumberAndAWindow()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var calls = new SimulatorCalls(host);
        host.State.Configure(s => s.FixedLimits = false);
        var record = (await calls.UdeskAsync("GET", "im/sessions/search", Days(-30) + "&status=close"))["item"]![0]!;
        async Task<JsonNode> ReadAsync(string query) => await calls.UdeskAsync("GET", "im/sessions/log", query);

        Assert.Equal("status 2000", Verdict(await ReadAsync(Days(-30))));
        var without = await ReadAsync($"session_id={record["session_id"]}");
        Assert.Equal(("status 0", 0), (Verdict(without), without["item"]!.AsArray().Count));
        Assert.Empty((await ReadAsync(Days(-30) + $"&session_id={record["sub_session_id"]}"))["item"]!.AsArray());

        var items = (await ReadAsync(Days(-30) + $"&session_id={record["session_id"]}"))["item"]!.AsArray();
        var contents = items.Select(i => JsonNode.Parse((string)i!["content"]!)!).ToArray();
        Assert.Equal(["start_session", "message", "info", "message", "message", "survey", "lock", "close"], contents.Select(x => (string?)x["type"]));
        Assert.True((bool)contents[1]["is_welcome"]!);
        Assert.False((bool)contents[2]["is_receive"]!);
        Assert.Equal(["other", "agent", "other", "customer", "agent", "other", "other", "agent"], items.Select(i => (string?)i!["sender"]));
        Assert.All(items, i => Assert.Single(Names(i!), n => n is "id" or "message_id"));
        Assert.Contains(items, i => i!.AsObject().ContainsKey("id"));
        Assert.Contains(items, i => i!.AsObject().ContainsKey("message_id"));
    }

    /// <summary>Every operation says where its form is known from, and how surely.</summary>
    [Fact]
    public async Task EachOperationNamesItsSource()
    {
        await using var host = await SimulatorHost.StartAsync();
        Assert.True(host.Operations.Count > 60);
        Assert.All(host.Operations, o => Assert.Matches(@"\b(page|pages|client|clients)\b.*\[[12?]\]", o.Source));
        Assert.Equal(host.Operations.Count, host.Operations.Select(o => (o.Service, o.Method, o.Path)).Distinct().Count());
    }

    /// <summary>The manual's table is what the simulator says of itself. USEDESKUDESK_WRITE_README=1 writes it anew.</summary>
    [Fact]
    public async Task TheManualListsEachOperation()
    {
        await using var host = await SimulatorHost.StartAsync();
        var path = Path.Combine(Repository(), "tests", "UsedeskUdesk.Simulator", "README.md");
        var text = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        var (start, end) = (text.IndexOf("<!-- operations -->\n", StringComparison.Ordinal), text.IndexOf("<!-- /operations -->", StringComparison.Ordinal));
        var table = "<!-- operations -->\n| service | call | source |\n|---|---|---|\n" + string.Concat(host.Operations.Select(o => $"| {o.Service} | {o.Method} `{o.Path}` | {o.Source} |\n"));
        if (Environment.GetEnvironmentVariable("USEDESKUDESK_WRITE_README") == "1")
        {
            await File.WriteAllTextAsync(path, text[..start] + table + text[end..]);
            return;
        }

        Assert.True(table == text[start..end], "The table of operations in tests/UsedeskUdesk.Simulator/README.md is not up to date. Run: USEDESKUDESK_WRITE_README=1 dotnet test tests/unit --filter TheManualListsEachOperation");
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "UsedeskUdesk.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static IReadOnlyList<string> RecentPaths => ["im/sessions/vote", "im/sessions/search", "im/sessions/log"];

    /// <summary>A window from so many days ago to so many, a minute later than now on both ends, so that none of it lies before.</summary>
    private static string Days(int from, int to = 0)
    {
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).AddMinutes(1);
        string Text(int days) => Uri.EscapeDataString(now.AddDays(days).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        return $"start_time={Text(from)}&end_time={Text(to)}";
    }
}
