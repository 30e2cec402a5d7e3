using System;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Answers;

namespace UsedeskUdesk.Tests.Reading;

/// <summary>What Udesk answers, in each form that a page or a tenant of it has, and what becomes of it; and what a request may leave out.</summary>
public class UdeskAnswerTests
{
    private const string Done = """{"code":1000}""";
    private static readonly DateTimeOffset s_noon = new(2026, 5, 18, 12, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("\"online\"", UdeskImStatus.Online, "online")]
    [InlineData("\" ONLINE \"", UdeskImStatus.Online, " ONLINE ")]
    [InlineData("\"在线\"", UdeskImStatus.Online, "在线")]
    [InlineData("\"busy\"", UdeskImStatus.Busy, "busy")]
    [InlineData("\"忙碌\"", UdeskImStatus.Busy, "忙碌")]
    [InlineData("\"offline\"", UdeskImStatus.Offline, "offline")]
    [InlineData("\"离线\"", UdeskImStatus.Offline, "离线")]
    [InlineData("\"away\"", UdeskImStatus.Unknown, "away")]
    [InlineData("null", UdeskImStatus.Unknown, null)]
    public async Task AnAgentsStatusIsAWordInEitherLanguage(string sent, UdeskImStatus status, string? text)
    {
        var agent = Assert.Single(await ReadAsync(new GetAgentStatusRequest(), $$"""{"code":1000,"agents":[{"id":1,"im_status":{{sent}}}]}"""));
        Assert.Equal((1, status, text), (agent.AgentId, agent.ImStatus, agent.ImStatusText));
    }

    /// <summary>Answers in which the list is empty, or missing where none are counted: there is none of them.</summary>
    [Theory]
    [InlineData("""{"code":1000,"count":0}""")]
    [InlineData("""{"code":1000,"agents":null,"fields":null,"customer_filters":null,"urobot_list":null,"note_template":null,"results":null,"unread_messages":null}""")]
    public async Task AListThatIsMissingIsEmptyOrSaid(string answer)
    {
        await EmptyOrSaid(new GetAgentStatusRequest());
        await EmptyOrSaid(new GetCustomFieldsRequest());
        await EmptyOrSaid(new GetCustomerFiltersRequest());
        await EmptyOrSaid(new GetRobotsRequest());
        await EmptyOrSaid(new GetNoteTemplatesRequest());
        await EmptyOrSaid(new GetAgentUnreadMessagesRequest { AgentIds = [1] });
        Assert.Empty(await ReadAsync(new GetUnreadMessagesRequest { ImSubSessionId = 1, CustomerId = 2 }, answer));

        async Task EmptyOrSaid<T>(UdeskRequest<T[]> request) => Assert.Empty(await ReadAsync(request, answer));
    }

    [Fact]
    public async Task ANullInAListIsNoneOfThem()
    {
        var robots = await ReadAsync(new GetRobotsRequest(), """{"code":1000,"urobot_list":[null,{"id":1,"scene_list":[null]},{"id":2,"scene_list":[null,{"id":3}]}]}""");
        Assert.Equal([(1L, null), (2L, 3L)], robots.Select(robot => (robot.RobotId, robot.SceneId)));
        Assert.Equal([1L], (await ReadAsync(new GetAgentStatusRequest(), """{"code":1000,"agents":[null,{"id":1},null]}""")).Select(agent => agent.AgentId));

        // A page of as many rows as were asked for is not the last one because one of them is null.
        await using var server = new RawServer(Page(0, 99, ",null"), Page(100, 1, string.Empty));
        using var client = Clients.Usedesk(server.BaseUri);
        var reader = client.Read(new ListTicketsRequest());
        Assert.Equal(99, (await Guard.Async(reader.NextAsync()))!.Count);
        Assert.Single((await Guard.Async(reader.NextAsync()))!);
        Assert.Null(await Guard.Async(reader.NextAsync()));

        static string Page(int from, int count, string more) => Http.Json("[" + string.Join(',', Enumerable.Range(from + 1, count).Select(id => $$"""{"id":{{id}}}""")) + more + "]");
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "true")]
    public async Task DisabledAgentsAreAskedForInAWord(bool withDisabled, string? sent)
    {
        var asked = await AskedAsync(new ListAgentsRequest { WithDisabled = withDisabled }, """{"code":1000,"agents":[],"meta":{"total_pages":1}}""");
        Assert.Equal((sent, "1", "100"), (asked.Query("with_disabled"), asked.Query("page"), asked.Query("per_page")));
    }

    [Theory]
    [InlineData(null, "ticket")]
    [InlineData("Customer", "customer")]
    [InlineData("organization", "organization")]
    public async Task AFieldSaysWhatItIsAField(string? category, string sent)
    {
        const string Answer = """{"code":1000,"fields":[{"id":1,"category":"kept"},{"id":2,"options":[{"title":"a","value":"0","default":true,"is_hide":false,"subs":[{"title":"b"},7]},null]}]}""";
        var request = new GetCustomFieldsRequest { Category = category };
        Assert.Equal(sent, (await SentAsync(request, Answer)).Query("category"));

        var fields = await ReadAsync(request, Answer);
        Assert.Equal([(1L, "kept"), (2L, sent)], fields.Select(field => (field.FieldId, field.Category!)));
        var option = Assert.Single(fields[1].Option);
        Assert.Equal(("a", "0", true, false), (option.Title, option.Value, option.IsDefault, option.IsHidden));
        Assert.Equal("b", Assert.Single(option.Sub).Title);
    }

    [Fact]
    public async Task ASingleFieldIsNamedInThePath()
    {
        var sent = await SentAsync(new GetCustomFieldRequest { FieldName = "TextField 1/2" }, """{"code":1000,"field":{"id":3}}""");
        Assert.Equal("/api/custom_fields/TextField%201%2F2", sent.Target.Split('?')[0]);
        Assert.Equal("InvalidParameter", (await RefusedAsync(new GetCustomFieldRequest { FieldName = ".." })).ErrorId);
        Assert.Equal("MissingParameter", (await RefusedAsync(new GetCustomFieldRequest { FieldName = " " })).ErrorId);
        Assert.Equal("InvalidParameter", (await RefusedAsync(new GetCustomFieldsRequest { Category = "agent" })).ErrorId);
    }

    /// <summary>A read of one thing whose answer holds none.</summary>
    [Fact]
    public async Task WhatIsNotInTheAnswerIsSaid()
    {
        Assert.Contains("it holds no custom field", (await FailedAsync(new GetCustomFieldRequest { FieldName = "f" }, """{"code":1000,"field":null}""")).Message, StringComparison.Ordinal);
        Assert.Contains("it holds no customer", (await FailedAsync(new GetCustomerRequest(UdeskCustomerKey.ById(1)), """{"code":1000,"customer":null}""")).Message, StringComparison.Ordinal);
        Assert.Contains("it holds no organization", (await FailedAsync(new GetOrganizationRequest { OrganizationId = 1 }, """{"code":1000,"organization":null}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMadeCustomerKeepsTheTokenThatItWasGiven()
    {
        CreateCustomerRequest Request() => new() { Values = { CustomerToken = "t", NickName = "n" } };
        Assert.Equal((7, "t"), (await ReadAsync(Request(), """{"code":1000,"customer":{"id":7}}""")) is var made ? (made.Id, made.CustomerToken) : default);
        Assert.Equal("other", (await ReadAsync(Request(), """{"code":1000,"customer":{"id":7,"open_api_token":"other"}}""")).CustomerToken);
        var error = await RefusedAsync(new CreateCustomerRequest());
        Assert.Equal("MissingParameter", error.ErrorId);
        Assert.Contains("CustomerToken, NickName, Email or CellPhones", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACustomerIsSentWhole()
    {
        var values = new UdeskCustomerValues
        {
            CustomerToken = "t",
            NickName = "n",
            Email = "a@example.test",
            OtherEmails = [new(5, "b@example.test"), new(null, "c@example.test"), new(6, null)],
            CellPhones = [new(7, "138")],
            Description = "d",
            Level = "vip",
            Tags = ["x", "y"],
            OrganizationId = 8,
            OwnerId = 9,
            OwnerGroupId = 10,
            CustomFields = new System.Collections.Specialized.OrderedDictionary { ["TextField_1"] = "v" },
            IsBlocked = true,
        };
        const string Whole = """{"customer":{"email":"a@example.test","nick_name":"n","description":"d","organization_id":8,"owner_id":9,"owner_group_id":10,"level":"vip","cellphones":[[7,"138"]],"custom_fields":{"TextField_1":"v"},"open_api_token":"t","is_blocked":true},"tags":"x,y","other_emails":[[5,"b@example.test"],[null,"c@example.test"],[6,null]]}""";
        Assert.Equal(Whole, (await BodyAsync(new CreateCustomerRequest { Values = values }, """{"code":1000,"customer":{"id":7}}""")).ToString(Formatting.None));

        var update = new UpdateCustomerRequest(UdeskCustomerKey.ByEmail("a@example.test")) { Values = values };
        Assert.Equal(Whole, (await BodyAsync(update, Done)).ToString(Formatting.None));
        Assert.Equal(("email", "a@example.test"), (await SentAsync(update, Done)) is var sent ? (sent.Query("type"), sent.Query("content")) : default);
        Assert.Equal("""{"customer":{},"tags":""}""", (await BodyAsync(new UpdateCustomerRequest(UdeskCustomerKey.ById(7)) { Values = { Tags = [] } }, Done)).ToString(Formatting.None));
    }

    [Fact]
    public async Task AChangedCustomerMayGoUnsaid()
    {
        UpdateCustomerRequest Request() => new(UdeskCustomerKey.ById(7)) { Values = { NickName = "n" } };
        Assert.Null((await ReadAsync(Request(), Done)).Id);
        Assert.Equal(7, (await ReadAsync(Request(), """{"code":1000,"customer":{"id":7}}""")).Id);
        var error = await RefusedAsync(new UpdateCustomerRequest(UdeskCustomerKey.ById(7)));
        Assert.Equal(("NothingToChange", "There is nothing to change: no value of customer with id 7 is given."), (error.ErrorId, error.Message));
    }

    [Theory]
    [InlineData("email", "")]
    [InlineData("token", " ")]
    public async Task AnEmptyKeySaysWhichItIs(string type, string content)
    {
        var error = await RefusedAsync(new GetCustomerRequest(type == "email" ? UdeskCustomerKey.ByEmail(content) : UdeskCustomerKey.ByToken(content)));
        Assert.Equal(("MissingParameter", $"The value of type '{type}' that names the customer is empty."), (error.ErrorId, error.Message));
    }

    [Theory]
    [InlineData(9_999, null)]
    [InlineData(10_000, "InvalidParameter")]
    [InlineData(10_001, "InvalidParameter")]
    public async Task NoMoreThanTenThousandCustomersAreListed(int skip, string? errorId)
    {
        var request = new ListCustomersRequest { Skip = skip, FilterId = 3, Query = "q" };
        if (errorId is not null)
        {
            Assert.Equal(errorId, (await RefusedAsync(request)).ErrorId);
            return;
        }

        var asked = await AskedAsync(request, """{"code":1000,"customers":[],"meta":{"total_pages":100}}""");
        Assert.Equal(("3", "q", "100", "100"), (asked.Query("filter_id"), asked.Query("query"), asked.Query("page"), asked.Query("page_size")));
    }

    [Theory]
    [InlineData("c", "w", "s", "customer_token", "c")]
    [InlineData(" ", "w", "s", "web_token", "w")]
    [InlineData(null, "w", null, "web_token", "w")]
    [InlineData(null, "", "s", "sdk_token", "s")]
    [InlineData(null, null, null, null, null)]
    public async Task ACustomersStatusIsAskedForByOneToken(string? customer, string? web, string? sdk, string? name, string? value)
    {
        var request = new GetCustomerStatusRequest { CustomerToken = customer, WebToken = web, SdkToken = sdk, SessionKey = "k" };
        if (name is null)
        {
            var error = await RefusedAsync(request);
            Assert.Equal(("MissingParameter", "Give CustomerToken, WebToken or SdkToken."), (error.ErrorId, error.Message));
            return;
        }

        var sent = await SentAsync(request, """{"code":1000,"status_code":0}""");
        Assert.Equal("k", sent.Query("session_key"));
        foreach (var each in new[] { "customer_token", "web_token", "sdk_token" })
        {
            Assert.Equal(each == name ? value : null, sent.Query(each));
        }

        var status = await ReadAsync(request, """{"code":1000,"status_code":0}""");
        Assert.Equal((customer, web, sdk, "k"), (status.CustomerToken, status.WebToken, status.SdkToken, status.SessionKey));
    }

    [Theory]
    [InlineData(""" "status_code":0,"status":"x" """, UdeskCustomerState.NoSession, 0, "x")]
    [InlineData(""" "status":"会话中","status_code":"1" """, UdeskCustomerState.InSession, 1, "会话中")]
    [InlineData(""" "status_code":2 """, UdeskCustomerState.Queued, 2, null)]
    [InlineData(""" "status_code":3,"status":"no session" """, UdeskCustomerState.Invalid, 3, "no session")]
    [InlineData(""" "status":"no session","status_code":9 """, UdeskCustomerState.Invalid, 9, "no session")]
    [InlineData(""" "status_code":4,"status":"no session" """, UdeskCustomerState.Unknown, 4, "no session")]
    [InlineData(""" "status":"无会话" """, UdeskCustomerState.NoSession, null, "无会话")]
    [InlineData(""" "status":" No Session " """, UdeskCustomerState.NoSession, null, " No Session ")]
    [InlineData(""" "status":"in session","status_code":null """, UdeskCustomerState.InSession, null, "in session")]
    [InlineData(""" "status":"会话中" """, UdeskCustomerState.InSession, null, "会话中")]
    [InlineData(""" "status":"排队中" """, UdeskCustomerState.Queued, null, "排队中")]
    [InlineData(""" "status":"in queue" """, UdeskCustomerState.Queued, null, "in queue")]
    [InlineData(""" "status":"无效客户" """, UdeskCustomerState.Invalid, null, "无效客户")]
    [InlineData(""" "status":"invalid customer","status_code":"x" """, UdeskCustomerState.Invalid, null, "invalid customer")]
    [InlineData(""" "status":"else" """, UdeskCustomerState.Unknown, null, "else")]
    public async Task ACustomersStateIsTheNumberOrElseTheWord(string fields, UdeskCustomerState state, int? code, string? text)
    {
        var status = await ReadAsync(new GetCustomerStatusRequest { CustomerToken = "c" }, $$"""{"code":1000,{{fields}}}""");
        Assert.Equal((state, code, text), (status.State, status.StatusCode, status.StatusText));
    }

    [Fact]
    public async Task ACustomersTagsAndAccountsAreRead()
    {
        async Task<UdeskCustomer> Read(string fields) => await ReadAsync(new GetCustomerRequest(UdeskCustomerKey.ById(7)), $$$"""{"code":1000,"customer":{"id":7,{{{fields}}}}}""");
        Assert.Equal(["a", "b"], (await Read(""" "tags":[{"name":"a"},"b"] """)).Tag);
        Assert.Equal(["a", "b"], (await Read(""" "tags":"a,b" """)).Tag);
        foreach (var name in new[] { "weixin_open_id", "weixin_openid", "weixin_id", "wechat_id", "weixin", "wechat" })
        {
            Assert.Equal("5", (await Read($$""" "{{name}}":[{"id":5}] """)).WeixinOpenId);
        }

        foreach (var name in new[] { "weibo_id", "weibo" })
        {
            Assert.Equal("5", (await Read($$""" "{{name}}":{"id":"5"} """)).WeiboId);
            Assert.Null((await Read($$""" "{{name}}":"" """)).WeiboId);
            Assert.Null((await Read($$""" "{{name}}":[[]] """)).WeiboId);
        }

        Assert.Equal("first", (await Read(""" "weixin_id":"first","wechat":"second" """)).WeixinOpenId);
        Assert.Equal(5, (await Read(""" "organization":5 """)).OrganizationId);
        Assert.Equal(4, (await Read(""" "organization_id":4,"organization":{"id":5} """)).OrganizationId);
    }

    [Theory]
    [InlineData(UdeskOnlineState.Offline)]
    [InlineData(UdeskOnlineState.Online)]
    public async Task WhetherACustomerIsOnlineIsANumber(UdeskOnlineState state)
    {
        var body = await BodyAsync(new SetCustomerOnlineStateRequest { CustomerToken = "c", State = state }, Done);
        Assert.Equal($$"""{"customer_token":"c","state":{{(int)state}}}""", body.ToString(Formatting.None));
    }

    [Theory]
    [InlineData("""{"code":1000,"open_api_auth_token":"first","open_api_token":"second"}""", "first")]
    [InlineData("""{"code":1000,"open_api_token":"second"}""", "second")]
    [InlineData("""{"code":1000,"open_api_auth_token":""}""", null)]
    [InlineData("""{"code":1000}""", null)]
    public async Task ATokenHasEitherName(string answer, string? token)
    {
        await using var server = new RawServer(Http.Json(answer));
        var options = new UdeskApiOptions { BaseUri = server.BaseUri, Email = "admin@example.test", AllowUnencrypted = true };
        var call = UsedeskUdesk.Client.UdeskApiClient.LogInAsync(options, ApiSecret.FromText("planted password"));
        if (token is null)
        {
            Assert.Contains("it holds no token", (await Clients.FailsAsync(call)).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(token, (await Guard.Async(call)).Use(text => text));
        Assert.Equal("""{"email":"admin@example.test","password":"planted password"}""", Assert.Single(server.Arrived).Text);
    }

    [Theory]
    [InlineData(5, UdeskAssignType.Agent)]
    [InlineData(0, UdeskAssignType.Robot)]
    [InlineData(-1, UdeskAssignType.Urobot)]
    [InlineData(-2, null)]
    public async Task AMessagesReceiptSaysToWhomItWent(long session, string? type)
    {
        var request = new SendMessageRequest { CustomerToken = "c", ImSubSessionId = session, MessageId = "m", Content = "t", RobotId = 3, SceneId = 4, UrobotSessionId = 6 };
        var receipt = await ReadAsync(request, Done);
        Assert.Equal(("c", session, "m", type, 3, 4, 6), (receipt.CustomerToken, receipt.ImSubSessionId, receipt.MessageId, receipt.AssignType, receipt.RobotId, receipt.SceneId, receipt.UrobotSessionId));
    }

    [Fact]
    public async Task AMessageIsSentWithWhatItHas()
    {
        SendMessageRequest Request() => new() { CustomerToken = "c", ImSubSessionId = 5, MessageId = "m", Content = "t" };
        Assert.Equal("""{"customer_token":"c","im_sub_session_id":5,"message_id":"m","type":"message","data":{"content":"t"}}""", (await BodyAsync(Request(), Done)).ToString(Formatting.None));
        var all = Request();
        (all.Type, all.Font, all.FileName, all.FileSize, all.Duration, all.RobotId, all.SceneId, all.UrobotSessionId, all.AgentId, all.GroupId) = ("audio", "f", "a.mp3", "5K", 9, 1, 2, 3, 4, 6);
        Assert.Equal(
            """{"customer_token":"c","im_sub_session_id":5,"message_id":"m","type":"audio","data":{"content":"t","font":"f","filename":"a.mp3","filesize":"5K","duration":9},"robot_id":1,"scene_id":2,"urobot_session_id":3,"agent_id":4,"group_id":6}""",
            (await BodyAsync(all, Done)).ToString(Formatting.None));

        // Only the Udesk robot has to be named.
        var urobot = Request();
        urobot.ImSubSessionId = -1;
        Assert.Contains("RobotId", (await RefusedAsync(urobot)).Message, StringComparison.Ordinal);
        urobot.RobotId = 1;
        Assert.Contains("SceneId", (await RefusedAsync(urobot)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnreadMessageIsReadInEachForm()
    {
        var messages = await ReadAsync(
            new GetUnreadMessagesRequest { ImSubSessionId = 5, CustomerId = 6, AppId = 7 },
            """{"code":1000,"unread_messages":[{"message_id":"a","data":{"content":"t","filename":"f"},"im_sub_session_id":8,"customer_id":9},{"message_id":"b","data":"plain"},{"message_id":"c","data":null}]}""");
        Assert.Equal(["t", "plain", null], messages.Select(message => message.Content));
        Assert.Equal([(8L, 9L), (5L, 6L), (5L, 6L)], messages.Select(message => (message.ImSubSessionId!.Value, message.CustomerId!.Value)));
        Assert.Equal("f", messages[0].Data!["filename"]);
        Assert.All(messages.Skip(1), message => Assert.Null(message.Data));
    }

    [Fact]
    public async Task WhatIsReadIsNamed()
    {
        Assert.Equal("""{"session_id":5,"message_ids":["a","b"]}""", (await BodyAsync(new SetMessagesReadRequest { ImSubSessionId = 5, MessageIds = ["a", "b"] }, Done)).ToString(Formatting.None));
        Assert.Equal("MissingParameter", (await RefusedAsync(new SetMessagesReadRequest { ImSubSessionId = 5 })).ErrorId);
        Assert.Equal("MissingParameter", (await RefusedAsync(new SetMessagesReadRequest { ImSubSessionId = 5, MessageIds = ["a", ""] })).ErrorId);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task UnreadMessagesOfThirtyAgentsAtMost(int agents, bool isAccepted)
    {
        var request = new GetAgentUnreadMessagesRequest { AgentIds = [.. Enumerable.Range(1, agents).Select(id => (long)id)] };
        if (!isAccepted)
        {
            Assert.Equal("AgentIds must hold 1 to 30 agents.", (await RefusedAsync(request)).Message);
            return;
        }

        Assert.Equal(agents, (await SentAsync(request, """{"code":1000,"results":[]}""")).Queries("agent_ids[]").Count());
    }

    [Theory]
    [InlineData("\"true\"", true)]
    [InlineData("\" TRUE \"", true)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("2", false)]
    [InlineData("null", false)]
    public async Task WhetherWordsAreInForceIsReadInEachForm(string open, bool enabled)
    {
        var words = await ReadAsync(new GetSensitiveWordsRequest(), $$"""{"code":1000,"customer_is_open":{{open}},"customer_words_string":"a,b"}""");
        Assert.Equal(enabled, words.Enabled);
        Assert.Equal([("a", enabled), ("b", enabled)], words.Select(word => (word.Word, word.Enabled)));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 1, null)]
    [InlineData(1, 0, "InvalidWindow")]
    public async Task NotesAreListedByDays(int start, int end, string? errorId)
    {
        var request = new ListNotesRequest { StartDate = s_noon.AddDays(start), EndDate = s_noon.AddDays(end), Category = "IM" };
        if (errorId is not null)
        {
            var error = await RefusedAsync(request);
            Assert.Equal((errorId, "EndDate is before StartDate."), (error.ErrorId, error.Message));
            return;
        }

        var asked = await AskedAsync(request, """{"code":1000,"note_record":[],"meta":{"total_pages":1}}""");
        Assert.Equal(("2026-05-18", $"2026-05-{18 + end}", "im", "50"), (asked.Query("start_date"), asked.Query("end_date"), asked.Query("category"), asked.Query("per_page")));
        var all = await AskedAsync(new ListNotesRequest(), """{"code":1000,"note_record":[],"meta":{"total_pages":1}}""");
        Assert.Equal((null, null, null), (all.Query("start_date"), all.Query("end_date"), all.Query("category")));
    }

    [Fact]
    public async Task ATemplatesFieldsAreRead()
    {
        var template = Assert.Single(await ReadAsync(new GetNoteTemplatesRequest(), """{"code":1000,"note_template":[{"id":1,"name":"n","desc":"d","custom_fields":[{"field_id":2,"name":"f"},"x"]}]}"""));
        Assert.Equal((1, "n", "d", 2, "f"), (template.TemplateId, template.Name, template.Description, template.Field.Single().FieldId, template.Field[0].Name));
    }

    [Theory]
    [InlineData(4L, "n", "t", "id", "4")]
    [InlineData(null, "n", "t", "name", "n")]
    [InlineData(null, " ", "t", "token", "t")]
    [InlineData(null, null, "", null, null)]
    [InlineData(0L, "n", "t", null, null)]
    public async Task AnOrganizationIsAskedForByOneOfThree(long? id, string? name, string? token, string? type, string? content)
    {
        var request = new GetOrganizationRequest { OrganizationId = id, Name = name, OrganizationToken = token };
        if (type is null)
        {
            Assert.Equal(id is null ? "Give OrganizationId, Name or OrganizationToken." : "OrganizationId must be a number above 0.", (await RefusedAsync(request)).Message);
            return;
        }

        const string Answer = """{"code":1000,"organization":{"id":4,"domains":[{"name":"a.test"},"b.test"]}}""";
        Assert.Equal((type, content), (await SentAsync(request, Answer)) is var sent ? (sent.Query("type"), sent.Query("content")) : default);
        Assert.Equal(["a.test", "b.test"], (await ReadAsync(request, Answer)).Domain);
    }

    [Fact]
    public async Task OrganizationsAreFiltered()
    {
        var asked = await AskedAsync(new ListOrganizationsRequest { FilterId = 3, Query = "q" }, """{"code":1000,"organizations":[],"meta":{"total_pages":1}}""");
        Assert.Equal(("3", "q", "100"), (asked.Query("filter_id"), asked.Query("query"), asked.Query("per_page")));
    }

    [Theory]
    [InlineData("\"排队中\"", UdeskQueueState.Queued)]
    [InlineData("\" In Queue \"", UdeskQueueState.Queued)]
    [InlineData("\"未排队\"", UdeskQueueState.NotQueued)]
    [InlineData("\"not in queue\"", UdeskQueueState.NotQueued)]
    [InlineData("\"会话中\"", UdeskQueueState.InSession)]
    [InlineData("\"in session\"", UdeskQueueState.InSession)]
    [InlineData("\"分配中\"", UdeskQueueState.Assigning)]
    [InlineData("\"assigning\"", UdeskQueueState.Assigning)]
    [InlineData("\"else\"", UdeskQueueState.Unknown)]
    [InlineData("null", UdeskQueueState.Unknown)]
    public async Task ThePlaceInAQueueIsAWordInEitherLanguage(string sent, UdeskQueueState state)
    {
        var status = await ReadAsync(new GetQueueStatusRequest { CustomerToken = "c" }, $$"""{"code":1000,"status":{{sent}},"count":"3"}""");
        Assert.Equal(("c", state, sent == "null" ? null : sent.Trim('"'), 3), (status.CustomerToken, status.State, status.StatusText, status.QueuePosition));
    }

    [Theory]
    [InlineData(""" "cellphone":"138","telephone":"010" """, "138")]
    [InlineData(""" "telephone":"010" """, "010")]
    [InlineData(""" "cellphone":null,"telephone":10 """, "10")]
    [InlineData(""" "nick_name":null """, null)]
    public async Task WhoGaveUpIsReadOutOfTheCustomer(string fields, string? phone)
    {
        var entry = Assert.Single(await ListAsync(new GetAbandonedQueueRequest { EndTime = s_noon }, $$$"""{"code":1000,"shut_queues":[{"id":1,"customer_name":{"id":5,{{{fields}}}}}],"meta":{"total_pages":1}}"""));
        Assert.Equal((null, phone, 5L), (entry.CustomerName, entry.CustomerPhone, entry.Customer!["id"]));
        var named = Assert.Single(await ListAsync(new GetAbandonedQueueRequest { EndTime = s_noon }, """{"code":1000,"shut_queues":[{"id":1,"customer_name":7}],"meta":{"total_pages":1}}"""));
        Assert.Equal(("7", null), (named.CustomerName, named.Customer));
    }

    [Fact]
    public async Task TheTimesOfAQueueAreBeijings()
    {
        var asked = await AskedAsync(new GetAbandonedQueueRequest { StartTime = s_noon.ToUniversalTime(), EndTime = s_noon.AddHours(1) }, """{"code":1000,"shut_queues":[],"meta":{"total_pages":1}}""");
        Assert.Equal(("2026-05-18 12:00:00", "2026-05-18 13:00:00", "1", "100"), (asked.Query("start_time"), asked.Query("end_time"), asked.Query("page"), asked.Query("per_page")));
    }

    [Fact]
    public async Task AScenesRobotIsNamedByTheScene()
    {
        var robots = await ReadAsync(new GetRobotsRequest(), """{"code":1000,"urobot_list":[{"id":1,"name":"r","scene_list":[{"id":2,"name":"a"},{"id":3,"name":"b"}]},{"id":4,"name":"s","scene_list":[{"id":5}]}]}""");
        Assert.Equal([(1L, "r", 2L, "a"), (1L, "r", 3L, "b"), (4L, "s", 5L, null)], robots.SelectMany(robot => robot.Scene).Select(scene => (scene.RobotId, scene.RobotName!, scene.SceneId, scene.SceneName)));
        Assert.Equal([null, 5L], robots.Select(robot => robot.SceneId));
    }

    [Fact]
    public async Task CallsToTheRobotCarryItsSession()
    {
        const string Session = "\"customer_token\":\"c\",\"im_sub_session_id\":1,\"robot_id\":2,\"scene_id\":3";
        T Of<T>()
            where T : RobotSessionRequest<Acknowledgement>, new() => new() { CustomerToken = "c", ImSubSessionId = 1, RobotId = 2, SceneId = 3 };
        var hit = Of<SubmitRobotHitRequest>();
        (hit.MessageId, hit.QuestionId, hit.QueryType, hit.Question) = (4, 5, 6, "q");
        var flow = Of<InvokeRobotFlowRequest>();
        flow.FlowId = 4;
        var survey = Of<SubmitRobotSurveyRequest>();
        (survey.Option, survey.Remark) = ((UdeskRobotRating)2, "r");
        var answer = Of<SubmitAnswerSurveyRequest>();
        (answer.MessageId, answer.Option) = (4, (UdeskAnswerRating)1);
        Assert.Equal($$"""{{{Session}},"message_id":4,"question_id":5,"query_type":6,"question":"q"}""", (await BodyAsync(hit, Done)).ToString(Formatting.None));
        Assert.Equal($$"""{{{Session}},"flow_id":4}""", (await BodyAsync(flow, Done)).ToString(Formatting.None));
        Assert.Equal($$"""{{{Session}},"option_id":2,"remark":"r"}""", (await BodyAsync(survey, Done)).ToString(Formatting.None));
        Assert.Equal($$"""{{{Session}},"message_id":4,"option_id":1}""", (await BodyAsync(answer, Done)).ToString(Formatting.None));
        flow.SceneId = 0;
        Assert.Equal("SceneId must be a number above 0.", (await RefusedAsync(flow)).Message);
    }

    [Fact]
    public async Task AnAnswersRatingGoesWhereItIsTold()
    {
        var request = new EvaluateRobotAnswerRequest { Path = "im/robot/evaluate", CustomerToken = "c", MessageId = "m", QuestionId = 5, Useful = true };
        var sent = await SentAsync(request, Done);
        Assert.Equal(("POST", "/api/im/robot/evaluate"), (sent.Method, sent.Target.Split('?')[0]));
        Assert.Equal("""{"customer_token":"c","message_id":"m","question_id":5,"useful":true}""", sent.Text);
    }

    [Theory]
    [InlineData(null, "{\"im_sub_session_id\":1,\"option_id\":2,\"remark\":\"r\"}")]
    [InlineData(true, "{\"im_sub_session_id\":1,\"option_id\":2,\"remark\":\"r\",\"resolved_state_v2\":0}")]
    [InlineData(false, "{\"im_sub_session_id\":1,\"option_id\":2,\"remark\":\"r\",\"resolved_state_v2\":1}")]
    public async Task SettledIsTheFirstOfTwo(bool? resolved, string body)
        => Assert.Equal(body, (await BodyAsync(new SubmitSurveyRequest { ImSubSessionId = 1, OptionId = 2, Remark = "r", Resolved = resolved }, Done)).ToString(Formatting.None));

    [Fact]
    public async Task ATransferSurveyNamesTheRobot()
        => Assert.Equal("""{"im_sub_session_id":1,"robot_id":2,"scene_id":3}""", (await BodyAsync(new SubmitTransferSurveyRequest { ImSubSessionId = 1, RobotId = 2, SceneId = 3 }, Done)).ToString(Formatting.None));

    [Theory]
    [InlineData(""" "message":"said","assign_info":{"im_sub_session_id":9,"welcome_message":"welcome"} """, "said")]
    [InlineData(""" "assign_info":{"im_sub_session_id":9,"helloWord":"welcome"} """, "welcome")]
    [InlineData(""" "assign_info":{"im_sub_session_id":9} """, null)]
    public async Task ASessionsMessageIsWhatWasSaidOrElseTheWelcome(string answer, string? message)
        => Assert.Equal(message, (await ReadAsync(new CreateImSessionRequest { CustomerToken = "c" }, $$"""{"code":1000,{{answer}}}""")).Message);

    [Theory]
    [InlineData(null, null, null, """ "assign_type":"urobot" """, "urobot", UdeskImSessionState.Robot)]
    [InlineData("robot", null, null, """ "x":1 """, "robot", UdeskImSessionState.Robot)]
    [InlineData(null, null, null, """ "x":1 """, "robot", UdeskImSessionState.Robot)]
    [InlineData(null, 5L, null, """ "x":1 """, "agent", UdeskImSessionState.Unknown)]
    [InlineData(null, null, 6L, """ "x":1 """, "agent", UdeskImSessionState.Unknown)]
    [InlineData(null, null, 6L, """ "assign_info":{"im_sub_session_id":9} """, "agent", UdeskImSessionState.Assigned)]
    [InlineData("agent", null, null, """ "assign_info":{"im_sub_session_id":9} """, "agent", UdeskImSessionState.Assigned)]
    [InlineData("urobot", null, null, """ "assign_info":{"im_sub_session_id":9} """, "urobot", UdeskImSessionState.Robot)]
    public async Task ASessionIsWithWhomTheAnswerSaysOrElseTheRequest(string? type, long? agent, long? group, string answer, string expected, UdeskImSessionState state)
    {
        var session = await ReadAsync(new CreateImSessionRequest { CustomerToken = "c", AssignType = type, AgentId = agent, GroupId = group, RobotId = 3, SceneId = 4 }, $$"""{"code":1000,{{answer}}}""");
        Assert.Equal(("c", expected, state, group, 3, 4), (session.CustomerToken, session.AssignType, session.State, session.GroupId, session.RobotId, session.SceneId));
        var named = await ReadAsync(
            new CreateImSessionRequest { CustomerToken = "c", GroupId = group, RobotId = 3, SceneId = 4 },
            """{"code":1000,"assign_info":{"im_sub_session_id":9,"group_id":16,"robot_id":13,"scene_id":14}}""");
        Assert.Equal((16, 13, 14), (named.GroupId, named.RobotId, named.SceneId));
    }

    [Theory]
    [InlineData("urobot", null, null, null, null, "RobotId must be a number above 0.")]
    [InlineData("urobot", null, null, 3L, null, "SceneId must be a number above 0.")]
    [InlineData("urobot", null, null, 3L, 4L, null)]
    [InlineData("urobot", 5L, null, null, null, null)]
    [InlineData("urobot", null, 6L, null, null, null)]
    [InlineData("robot", null, null, null, null, null)]
    [InlineData(null, null, null, 3L, null, null)]
    public async Task TheUdeskRobotHasToBeNamedWhereNobodyElseIs(string? type, long? agent, long? group, long? robot, long? scene, string? error)
    {
        var request = new CreateImSessionRequest { CustomerToken = "c", AssignType = type, AgentId = agent, GroupId = group, RobotId = robot, SceneId = scene };
        if (error is not null)
        {
            Assert.Equal(error, (await RefusedAsync(request)).Message);
            return;
        }

        var body = await BodyAsync(request, """{"code":1000,"assign_info":{"im_sub_session_id":9}}""");
        Assert.Equal((robot, scene), ((long?)body["robot_id"], (long?)body["scene_id"]));
    }

    [Theory]
    [InlineData("""[{"quesitionType":"a","optionsList":[{"quesition":"q","quesitionId":1}]},{"questionType":"b"}]""", "a b")]
    [InlineData("""{"questionType":"c"}""", "c")]
    [InlineData("\"none\"", "")]
    [InlineData("null", "")]
    public async Task FrequentQuestionsAreAListOrOne(string sent, string types)
    {
        var session = await ReadAsync(new CreateImSessionRequest { CustomerToken = "c" }, $$$"""{"code":1000,"assign_info":{"topAsk":{{{sent}}}}}""");
        Assert.Equal(types, string.Join(' ', session.TopAsk.Select(topic => topic.QuestionType)));
    }

    /// <summary>Which list is in force, the option that is marked, and which are switched off.</summary>
    [Theory]
    [InlineData("""{"show_type":"text","text":{"default_option_id":"2","options":[{"id":2,"text":"a"},{"id":3,"text":"b","enabled":false},null]},"options":[{"id":2,"enabled":true},{"id":3,"enabled":true}]}""", 2L, "2:True 3:False")]
    [InlineData("""{"show_type":"exp","expression":{"default_option_id":5,"options":[{"id":5}]}}""", 5L, "5:")]
    [InlineData("""{"show_type":"star","options":[{"id":6,"enabled":false},7]}""", null, "6:False")]
    [InlineData("""{"show_type":"star","star":{"options":null},"options":[{"id":6}]}""", null, "6:")]
    [InlineData("""{"options":[{"id":6,"enabled":"1"}]}""", null, "6:True")]
    [InlineData("""{"show_type":"star","star":[]}""", null, "")]
    [InlineData("""{"show_type":"star","star":{"options":[{"id":6}]},"options":[{"id":7,"enabled":true}]}""", null, "6:")]
    public async Task ASurveysOptionsAreThoseInForce(string sent, long? marked, string options)
    {
        var survey = (await ReadAsync(new CreateImSessionRequest { CustomerToken = "c" }, $$$"""{"code":1000,"assign_info":{"survey_options":{{{sent}}}}}""")).SurveyOptions;
        Assert.NotNull(survey);
        Assert.Equal((marked, options), (survey.DefaultOptionId, string.Join(' ', survey.Option.Select(option => $"{option.Id}:{option.Enabled}"))));
    }

    [Theory]
    [InlineData("\"See survey_options section\"")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task WhatIsNoSurveyIsNone(string sent)
        => Assert.Null((await ReadAsync(new CreateImSessionRequest { CustomerToken = "c" }, $$$"""{"code":1000,"assign_info":{"survey_options":{{{sent}}}}}""")).SurveyOptions);

    [Fact]
    public async Task SessionsAreDestroyedWithinARange()
    {
        var sent = await SentAsync(new DestroySessionsRequest { StartTime = s_noon, EndTime = s_noon, CustomerId = 7 }, Done);
        Assert.Equal(("DELETE", "2026-05-18 12:00:00", "2026-05-18 12:00:00", "7"), (sent.Method, sent.Query("start_time"), sent.Query("end_time"), sent.Query("customer_id")));
        var error = await RefusedAsync(new DestroySessionsRequest { StartTime = s_noon, EndTime = s_noon.AddSeconds(-1) });
        Assert.Equal(("InvalidWindow", "EndTime is before StartTime."), (error.ErrorId, error.Message));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "close")]
    public async Task SessionsAreSearchedByRange(bool closed, string? status)
    {
        var asked = await AskedAsync(new SearchImSessionsRequest { StartTime = s_noon, EndTime = s_noon.AddHours(1), Closed = closed }, """{"status":0,"item":[],"total_pages":1}""");
        Assert.Equal(
            ("2026-05-18 12:00:00", "2026-05-18 13:00:00", "1", "1000", status),
            (asked.Query("start_time"), asked.Query("end_time"), asked.Query("page"), asked.Query("page_size"), asked.Query("status")));
    }

    [Fact]
    public async Task ALoggedMessageIsReadOutOfItsWrapping()
    {
        var entries = await ListAsync(
            new GetImSessionLogRequest { SessionId = 5, StartTime = s_noon, EndTime = s_noon.AddHours(1) },
            """
            {"status":0,"total_pages":1,"item":[
             {"id":"1","content":"  {\"type\":\"image\",\"data\":{\"content\":\"u\"},\"is_welcome\":null,\"auto\":\"1\",\"is_receive\":0,\"push_type\":\"p\"}","type":"outer"},
             {"id":"2","type":"outer","content":"{\"data\":{},\"push_type\":\"\"}","message_id":"m"},
             {"id":"3","content":"{\"data\":\"x\",\"type\":\"text\"}"},
             {"id":"4","content":"{not json","type":"message"},
             {"id":"5","content":null},
             {"id":"6","content":"plain"}]}
            """);
        Assert.Equal(["1", "m", "3", "4", "5", "6"], entries.Select(entry => entry.MessageId));
        Assert.Equal(["u", """{"data":{},"push_type":""}""", """{"data":"x","type":"text"}""", "{not json", null, "plain"], entries.Select(entry => entry.Content));
        Assert.Equal(["image", "outer", "text", "message", null, null], entries.Select(entry => entry.Type));
        Assert.Equal((null, true, false, "p"), (entries[0].IsWelcome, entries[0].IsAuto, entries[0].IsReceive, entries[0].PushType));
        Assert.Equal((null, null, null, null), (entries[1].IsWelcome, entries[1].IsAuto, entries[1].IsReceive, entries[1].PushType));
        Assert.StartsWith("  {\"type\"", entries[0].RawContent, StringComparison.Ordinal);
        Assert.All(entries.Skip(1), entry => Assert.Equal(entry.Content, entry.RawContent));
    }

    /// <summary>Where two ranges meet, a session is known again by its own number and the time that the listing goes by.</summary>
    [Theory]
    [InlineData(false, """{"sub_session_id":1,"session_id":9,"created_at":"BORDER"}""", 1)]
    [InlineData(false, """{"session_id":9,"created_at":"BORDER"}""", 1)]
    [InlineData(false, """{"sub_session_id":#,"session_id":9,"created_at":"BORDER"}""", 2)]
    [InlineData(false, """{"sub_session_id":1,"session_id":9,"created_at":"2026-04-01 00:00:00","closed_at":"BORDER"}""", 2)]
    [InlineData(true, """{"sub_session_id":1,"session_id":9,"created_at":"2026-04-01 00:00:00","closed_at":"BORDER"}""", 1)]
    [InlineData(true, """{"sub_session_id":1,"session_id":9,"created_at":"BORDER"}""", 2)]
    public async Task ASessionAtTheBorderOfTwoRangesComesOnce(bool closed, string row, int rows)
    {
        var number = 0;
        var start = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(8));
        await using var server = new RawServer(exchange => exchange.SendAsync(Http.Json($$"""{"status":0,"total_pages":1,"item":[{{row.Replace("BORDER", "2026-05-01 00:00:00", StringComparison.Ordinal).Replace("#", $"{++number}", StringComparison.Ordinal)}}]}""")));
        using var client = Clients.Udesk(server.BaseUri, now: () => start.AddDays(45));
        var reader = client.Read(new SearchImSessionsRequest { StartTime = start, EndTime = start.AddDays(45), Closed = closed });
        var count = 0;
        while (await Guard.Async(reader.NextAsync()) is { } page)
        {
            count += page.Count;
        }

        Assert.Equal((2, rows), (server.Arrived.Count, count));
    }

    [Fact]
    public async Task ARecordsTagsAreRead()
    {
        var record = Assert.Single(await ListAsync(new SearchImSessionsRequest { StartTime = s_noon, EndTime = s_noon.AddHours(1) }, """{"status":0,"total_pages":1,"item":[{"session_id":1,"session_tags":[{"name":"a"},"b"],"created_at":"2026-05-18T12:30:00z","closed_at":"x"}]}"""));
        Assert.Equal(["a", "b"], record.SessionTag);
        Assert.Equal((s_noon.AddMinutes(30), null), (record.CreatedAt, record.ClosedAt));
    }

    [Theory]
    [InlineData("item")]
    [InlineData("items")]
    public async Task SurveyResultsStandUnderEitherName(string name)
    {
        var result = Assert.Single(await ListAsync(
            new ListSurveyResultsRequest { StartTime = s_noon, EndTime = s_noon.AddHours(1) },
            $$"""{"status":0,"total_pages":1,"{{name}}":[{"session_id":1,"survey_option_id":2,"remark":"r","tags":[{"name":"a"}]}]}"""));
        Assert.Equal((1, 2, "r", "a"), (result.SessionId, result.SurveyOptionId, result.Remark, result.Tag.Single()));
    }

    [Fact]
    public async Task AGroupHoldsItsAgents()
    {
        var group = Assert.Single(await ListAsync(new ListUserGroupsRequest(), """{"code":1000,"user_groups":[{"id":1,"name":"g","agents":[{"id":2},"x",{"id":3}]}],"meta":{"total_pages":1}}"""));
        Assert.Equal([2L, 3L], group.Agent.Select(agent => agent.AgentId));
        var asked = await AskedAsync(new ListUserGroupAgentsRequest { GroupId = 4 }, """{"code":1000,"user_group":{"agents":[]},"meta":{"total_pages":1}}""");
        Assert.Equal(("/api/user_groups/4/agents", "100"), (asked.Target.Split('?')[0], asked.Query("per_page")));
        Assert.Equal("GroupId must be a number above 0.", (await RefusedAsync(new ListUserGroupAgentsRequest())).Message);
    }

    [Fact]
    public async Task ACardIsSentAndKnownAgain()
    {
        var request = Card(new() { Type = "LINK", Text = "open", Value = "https://example.test" }, new() { Type = "sdk_callback", Text = "buy", Value = "1", CallbackName = "f" });
        const string Answer = """{"status":1000,"message":"ok"}""";
        await using var server = new RawServer(Http.Json(Answer));
        using var client = Clients.Udesk(server.BaseUri, options => options.StructuredMessageKey = ApiSecret.FromText("planted key"));

        var receipt = await Guard.Async(client.SendAsync(request));

        Assert.Equal((1, 2, 3, "t", "ok"), (receipt.ImSubSessionId, receipt.CustomerId, receipt.AgentId, receipt.Title, receipt.Message));
        var sent = Assert.Single(server.Arrived);
        Assert.StartsWith("/api/im/sessions/struct_messages?im_sub_session_id=1&customer_id=2&agent_id=3&timestamp=", sent.Target, StringComparison.Ordinal);
        Assert.Equal(
            """{"jid_resource":"j","data":{"title":"t","description":"d","img_url":"https://example.test/a%20b.png","buttons":[{"type":"link","text":"open","value":"https://example.test"},{"type":"sdk_callback","text":"buy","value":"1","callback_name":"f"}]}}""",
            sent.Text);
    }

    [Theory]
    [InlineData("other", null, "InvalidButton", "'other' is not a valid button type. Valid values: link, phone, sdk_callback.")]
    [InlineData(null, null, "InvalidButton", "'' is not a valid button type. Valid values: link, phone, sdk_callback.")]
    [InlineData("link", "f", "InvalidButton", "The button 'b' of type link has a callback name; only sdk_callback takes one.")]
    [InlineData("none", null, "MissingParameter", "Button needs at least one button.")]
    [InlineData("image", null, "InvalidImageUri", "ImageUri needs an absolute address, such as https://example.com/picture.png.")]
    public async Task ACardThatCannotBeSentSaysWhy(string? type, string? callback, string errorId, string text)
    {
        var request = type == "none" ? Card() : Card(new UdeskStructuredMessageButton { Type = type!, Text = "b", Value = "v", CallbackName = callback });
        if (type == "image")
        {
            request.Message.ImageUri = new Uri("picture.png", UriKind.Relative);
        }

        var error = await RefusedAsync(request);
        Assert.Equal((errorId, text), (error.ErrorId, error.Message));
    }

    /// <summary>A service that gives the same page whatever it is asked for.</summary>
    [Fact]
    public async Task EachListingKnowsItsRowsAgain()
    {
        Assert.Equal("InvalidResponse", await EndOfSamePageAsync(new ListAgentsRequest(), 100, Page("agents", "id", 100)));
        Assert.Equal("InvalidResponse", await EndOfSamePageAsync(new ListCustomersRequest(), 100, Page("customers", "id", 100)));
        Assert.Equal("InvalidResponse", await EndOfSamePageAsync(new ListNotesRequest(), 50, Page("note_record", "id", 50)));
        Assert.Equal("InvalidResponse", await EndOfSamePageAsync(new ListOrganizationsRequest(), 100, Page("organizations", "id", 100)));
        Assert.Equal("InvalidResponse", await EndOfSamePageAsync(new ListUserGroupsRequest(), 100, Page("user_groups", "id", 100)));
        Assert.Equal("InvalidResponse", await EndOfSamePageAsync(new GetAbandonedQueueRequest { EndTime = s_noon }, 100, Page("shut_queues", "id", 100)));

        static string Page(string list, string name, int rows)
            => $$"""{"code":1000,"meta":{"total_pages":9,"total_count":{{9 * rows}}},"{{list}}":[{{string.Join(',', Enumerable.Range(1, rows).Select(number => $$"""{"{{name}}":{{number}}}"""))}}]}""";
    }

    /// <summary>What looks like an ID and is none leaves no other row out: neither from page to page, nor where two ranges meet.</summary>
    [Theory]
    // Sessions that are opened again have one number, and the numbers of both kinds overlap.
    [InlineData("sessions", """{"session_id":7,"created_at":"2026-05-18 12:00:01","n":#}""")]
    [InlineData("sessions", """{"session_id":7,"sub_session_id":0,"created_at":"2026-05-18 12:00:01","n":#}""")]
    [InlineData("log", """{"id":"0","message_id":"","created_at":"2026-05-18 12:00:01","n":#}""")]
    [InlineData("log", """{"id":"","created_at":"2026-05-18 12:00:01","n":#}""")]
    [InlineData("votes", """{"created_at":"2026-05-18 12:00:01","n":#}""")]
    [InlineData("votes", """{"session_id":7,"survey_option_id":1,"created_at":"2026-05-18 12:00:0#","n":#}""")]
    [InlineData("queue", """{"id":0,"n":#}""")]
    [InlineData("queue", """{"id":7,"queue_start_time":"2026-05-18 12:00:0#","n":#}""")]
    public async Task RowsWithoutAnIdAreAllKept(string listing, string row)
    {
        var page = 0;
        await using var server = new RawServer(exchange =>
        {
            page++;
            var rows = string.Join(',', Enumerable.Range(3 * (page - 1), 3).Select(n => row.Replace("#", $"{n}", StringComparison.Ordinal)));
            return exchange.SendAsync(Http.Json($$"""{"status":0,"code":1000,"total_pages":2,"{{(listing == "queue" ? "shut_queues" : "item")}}":[{{rows}}]}"""));
        });
        using var client = Clients.Udesk(server.BaseUri);
        var (start, end) = (s_noon, s_noon.AddHours(1));
        Assert.Equal(6, listing switch
        {
            "sessions" => await CountAsync(client.Read(new SearchImSessionsRequest { StartTime = start, EndTime = end })),
            "log" => await CountAsync(client.Read(new GetImSessionLogRequest { SessionId = 5, StartTime = start, EndTime = end })),
            "votes" => await CountAsync(client.Read(new ListSurveyResultsRequest { StartTime = start, EndTime = end })),
            _ => await CountAsync(client.Read(new GetAbandonedQueueRequest { StartTime = start, EndTime = end })),
        });

        static async Task<int> CountAsync<T>(IPageReader<T> reader)
        {
            var count = 0;
            while (await Guard.Async(reader.NextAsync()) is { } rows)
            {
                count += rows.Count;
            }

            return count;
        }
    }

    private static SendStructuredMessageRequest Card(params UdeskStructuredMessageButton[] buttons) => new()
    {
        ImSubSessionId = 1,
        CustomerId = 2,
        AgentId = 3,
        JidResource = "j",
        Message = new UdeskStructuredMessage { Title = "t", Description = "d", ImageUri = new Uri("https://example.test/a b.png"), Button = buttons },
    };
}
