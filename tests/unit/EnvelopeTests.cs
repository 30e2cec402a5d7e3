using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>What answers are taken for.</summary>
public class EnvelopeTests
{
    private static readonly CreateImSessionRequest s_session = new() { CustomerToken = "c", AssignType = "agent" };

    [Theory]
    [InlineData("""{"code":1000,"agents":[{"id":7}]}""")]
    [InlineData("""{"code":"1000","agents":[{"id":"7"}]}""")]
    [InlineData("""{"agents":[{"id":7.0}],"code":1000}""")]
    [InlineData("""{"code":1000,"agents":[{"id":7}],"code":1000}""")]
    [InlineData("""{"code":1000,"agents":{"0":{"id":7}}}""")]
    [InlineData("\uFEFF{\"code\":1000,\"agents\":[{\"id\":7}]}\r\n\r\n ")]
    [InlineData("""{"code":1000,"agents":[{"id":1,"id":7}]}""")]
    [InlineData("""{"code":1000,"agents":[{"$ref":"1","id":7}]}""")]
    [InlineData("""{"code":1000,"agents":[{"$type":"System.String","$values":[],"id":7}]}""")]
    public async Task SuccessIsWhatTheCodeSays(string answer)
        => Assert.Equal(7, (await AgentsAsync(answer)).Single().AgentId);

    /// <summary>Neither the first value decides nor the last.</summary>
    [Theory]
    [InlineData("""{"code":2059,"agents":[{"id":7}],"code":1000}""")]
    [InlineData("""{"code":1000,"agents":[{"id":7}],"code":2059}""")]
    [InlineData("""{"code":1000,"agents":[{"id":7}],"message":"a","message":"b"}""")]
    public async Task AFieldWithTwoValuesIsNoAnswer(string answer)
        => Assert.Contains("twice, with different values", (await FailAsync<UdeskAgentStatus[]>(answer, Agents, 200)).Message, StringComparison.Ordinal);

    /// <summary>They are the service's fields, and no references of a JSON library.</summary>
    [Fact]
    public async Task FieldsWithADollarStayToo()
    {
        var agents = await AgentsAsync("""{"code":1000,"agents":[{"$id":"1","id":7},{"$ref":"1"}]}""");

        Assert.Equal("1", agents[0].AdditionalProperties["$id"]);
        Assert.Equal("1", agents[1].AdditionalProperties["$ref"]);
    }

    [Theory]
    [InlineData("""{"code":1000,"agents":null}""")]
    [InlineData("""{"code":1000,"agents":""}""")]
    [InlineData("""{"code":1000,"agents":{}}""")]
    public async Task NoRowsAreNoFailure(string answer) => Assert.Empty(await AgentsAsync(answer));

    /// <summary>The rows may stand under another name.</summary>
    [Theory]
    [InlineData("""{"code":1000}""")]
    [InlineData("""{"code":1000,"message":"ok"}""")]
    [InlineData("""{"code":1000,"users":[{"id":7}]}""")]
    public async Task AnAnswerWithoutTheListIsNoEmptyOne(string answer)
        => Assert.Contains("it has no 'agents'", (await FailAsync<UdeskAgentStatus[]>(answer, Agents, 200)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"code":2000,"message":"bad"}""", 2000, "bad")]
    [InlineData("""{"code":"2000","code_message":"bad"}""", 2000, "bad")]
    [InlineData("""{"code":2000,"exception":"bad","message":null}""", 2000, "bad")]
    [InlineData("""{"code":2000,"message":"","exception":"bad"}""", 2000, "bad")]
    [InlineData("""{"code":2000,"message":{"a":["b"]}}""", 2000, """{"a":["b"]}""")]
    [InlineData("""{"code":2000}""", 2000, null)]
    [InlineData("""{"code":11012,"message":"客服组不存在","agents":[{"id":1}]}""", 11012, "客服组不存在")]
    public async Task AnyOtherCodeIsAnErrorWithTheServersText(string answer, int code, string? text)
    {
        foreach (var status in new[] { 200, 400, 422, 500 })
        {
            var error = await FailAsync<UdeskAgentStatus[]>(answer, Agents, status);
            Assert.Equal(($"UdeskApi.{code}", code, text, status), (error.ErrorId, error.Code, error.ServerText, error.HttpStatus));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("\"1000\"")]
    [InlineData("[]")]
    [InlineData("[{\"code\":1000}]")]
    [InlineData("{}")]
    [InlineData("{\"code\":null}")]
    [InlineData("{\"code\":true}")]
    [InlineData("{\"code\":{}}")]
    [InlineData("{\"code\":99999999999}")]
    [InlineData("{\"code\":\"ok\"}")]
    [InlineData("{\"code\":1000,\"agents\":[{\"id\":7}]")]
    [InlineData("{\"code\":1000,\"agents\":[{\"id\":7}")]
    [InlineData("{\"code\":1000,\"agents\":[{\"id\":")]
    [InlineData("{\"code\":1000,\"agents\":[{\"name\":\"x")]
    [InlineData("{\"code\":1000,\"agents\":[],")]
    [InlineData("{\"code\":1000,\"agents\":[]}<br>")]
    [InlineData("{\"code\":1000,\"agents\":[]}{\"code\":2059}")]
    [InlineData("{\"code\":1000,\"agents\":{\"message\":\"none\"}}")]
    [InlineData("{\"code\":1000,\"agents\":[7,8]}")]
    [InlineData("<html><body>code 1000</body></html>")]
    [InlineData("\0\0\0")]
    public async Task WhatCannotBeReadIsAnErrorThatSaysSo(string answer)
    {
        var error = await FailAsync<UdeskAgentStatus[]>(answer, Agents);
        Assert.Equal(("InvalidResponse", 200, 1), (error.ErrorId, error.HttpStatus, error.Attempts));
    }

    /// <summary>Any cut of an answer is an error; nothing half is ever taken for whole.</summary>
    [Fact]
    public async Task NoBeginningOfAnAnswerIsAnAnswer()
    {
        const string Answer = """{"code":1000,"agents":[{"id":7,"nick":"a","x":{"y":[1,2,{}]}},{"id":8}],"message":"ok"}""";
        await using var server = new RawServer(exchange => exchange.SendAsync(Http.Json(Answer[..(exchange.Number - 1)])));
        using var client = Udesk(server.BaseUri);
        for (var i = 0; i < Answer.Length; i++)
        {
            Assert.Equal("InvalidResponse", (await FailsAsync(client.SendAsync(Agents))).ErrorId);
        }
    }

    [Fact]
    public async Task DeepNestingIsAnErrorAndNoCrash()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.Equal("InvalidResponse", (await FailAsync<UdeskAgentStatus[]>($"{{\"code\":1000,\"agents\":{deep}", Agents)).ErrorId);
        Assert.Equal("InvalidResponse", (await FailAsync<UdeskAgentStatus[]>($"{{\"code\":1000,\"x\":{deep}", Agents)).ErrorId);
        Assert.Equal("WriteOutcomeUnknown", (await FailUsedeskAsync($"{{\"status\":{deep}", Ticket)).ErrorId);
    }

    [Fact]
    public async Task LongAnswersAreRead()
    {
        var rows = string.Join(",", Enumerable.Range(1, 50_000).Select(i => $$"""{"id":{{i}},"nick":"{{new string('ж', 50)}}","x":"y"}"""));
        Assert.True(rows.Length > 4_000_000);

        var agents = await AgentsAsync($$"""{"code":1000,"agents":[{{rows}}]}""");

        Assert.Equal(50_000, agents.Length);
        Assert.Equal(50_000, agents[^1].AgentId);
    }

    [Fact]
    public async Task FieldsComeInAnyFormAndNoneIsLost()
    {
        var agent = (await AgentsAsync("""
            {"code":1000,"agents":[{"id":"9007199254740993","name":42,"im_nick":"n","avatar":{"url":"u"},"im_status":"在线","im_custom_status":null,
             "im_session_num":"3","im_max_join_num":"","new_number":12345678901234567890123,"new_text":"2020-01-02T03:04:05Z","new_object":{"a":[1,null,true]},"new_null":null}]}
            """)).Single();

        Assert.Equal(9007199254740993, agent.AgentId);
        Assert.Equal(("42", "n", """{"url":"u"}"""), (agent.Name, agent.Nick, agent.Avatar));
        Assert.Equal((UdeskImStatus.Online, "在线"), (agent.ImStatus, agent.ImStatusText));
        Assert.Equal((3, null), (agent.ImSessionCount, agent.ImMaxSessionCount));
        Assert.Equal(["im_max_join_num", "new_null", "new_number", "new_object", "new_text"], agent.AdditionalProperties.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("2020-01-02T03:04:05Z", agent.AdditionalProperties["new_text"]);
        Assert.Equal("12345678901234567890123", agent.AdditionalProperties["new_number"]!.ToString());
        var nested = Assert.IsAssignableFrom<IDictionary<string, object?>>(agent.AdditionalProperties["new_object"]);
        Assert.Equal([1L, null, true], Assert.IsType<object?[]>(nested["a"]));
    }

    [Theory]
    [InlineData("\"asleep\"", UdeskImStatus.Unknown, "asleep")]
    [InlineData("7", UdeskImStatus.Unknown, "7")]
    [InlineData("null", UdeskImStatus.Unknown, null)]
    [InlineData("\" BUSY \"", UdeskImStatus.Busy, " BUSY ")]
    [InlineData("\"离线\"", UdeskImStatus.Offline, "离线")]
    public async Task UnknownWordsAreKept(string word, UdeskImStatus status, string? text)
    {
        var agent = (await AgentsAsync($$"""{"code":1000,"agents":[{"id":1,"im_status":{{word}}}]}""")).Single();
        Assert.Equal((status, text), (agent.ImStatus, agent.ImStatusText));
    }

    /// <summary>Each field of an agent, filled with each kind of value: never a crash, and the other fields stay.</summary>
    [Fact]
    public async Task NoFormOfAFieldCostsTheRow()
    {
        string[] values = ["null", "0", "-1", "1.5", "1e300", "99999999999999999999", "true", "\"\"", "\"x\"", "\"0000-00-00 00:00:00\"", "\"0001-01-01 00:00:00\"", "[]", "[1]", "{}", "{\"a\":{\"b\":1}}"];
        string[] agentFields = ["name", "nick", "im_nick", "avatar", "im_status", "im_custom_status", "im_session_num", "im_max_join_num", "other"];
        string[] rowFields = ["customer_id", "customer_name", "channel", "queue_start_time", "queue_seconds", "queue_name"];
        string[] sessionFields = ["agent_id", "agent_nick", "count", "queue", "survey_options", "robot_name", "sessionId", "welcome_message"];
        var answer = "";
        await using var server = new RawServer(exchange => exchange.SendAsync(Http.Json(answer)));
        using var client = Udesk(server.BaseUri);
        foreach (var value in values)
        {
            foreach (var field in agentFields)
            {
                answer = $$"""{"code":1000,"agents":[{"id":7,"{{field}}":{{value}}},{"id":8}]}""";
                Assert.Equal([7, 8], (await client.SendAsync(Agents)).Select(agent => agent.AgentId));
            }

            foreach (var field in rowFields)
            {
                answer = $$$"""{"code":1000,"shut_queues":[{"id":7,"{{{field}}}":{{{value}}}},{"id":8}],"meta":{"total_pages":{{{value}}}}}""";
                var page = await client.Read(new GetAbandonedQueueRequest { EndTime = DateTimeOffset.UnixEpoch }).NextAsync();
                Assert.Equal([7, 8], page!.Select(row => row.Id!.Value));
            }

            foreach (var field in sessionFields)
            {
                answer = $$$"""{"code":2001,"message":{{{value}}},"assign_info":{"agent_id":7,"{{{field}}}":{{{value}}}}}""";
                Assert.IsType<UdeskImSession>(await client.SendAsync(s_session));
                answer = $$"""{"code":2001,"assign_info":{{value}}}""";
                Assert.IsType<UdeskImSession>(await client.SendAsync(s_session));
            }

            foreach (var show in new[] { "show_type", "text", "expression", "star", "enabled", "title", "options" })
            {
                answer = $$$$"""{"code":1000,"assign_info":{"im_sub_session_id":5,"survey_options":{"show_type":"text","name":"n","{{{{show}}}}":{{{{value}}}}}}}""";
                Assert.Equal(5, (await client.SendAsync(s_session)).ImSubSessionId);
            }
        }
    }

    [Fact]
    public async Task ACustomerMayBeANameOrAWholeObject()
    {
        await using var server = new RawServer(Http.Json("""
            {"code":1000,"shut_queues":[{"id":1,"customer_name":"Anna"},
             {"id":"2","customer_name":{"id":5,"nick_name":"Boris","email":"b@example.test","cellphone":"138","open_api_token":"t","tags":["x"]}},
             {"id":3,"customer_name":null,"queue_start_time":"2024-01-02T03:04:05.000+08:00","queue_seconds":"61"}],"meta":{"total_pages":"1"}}
            """));
        using var client = Udesk(server.BaseUri);

        var rows = await client.Read(new GetAbandonedQueueRequest { EndTime = DateTimeOffset.UnixEpoch }).NextAsync();

        Assert.Equal(["Anna", "Boris", null], rows!.Select(row => row.CustomerName));
        Assert.Equal(("b@example.test", "138", "t", 5L), (rows![1].CustomerEmail, rows[1].CustomerPhone, rows[1].CustomerToken, rows[1].Customer!["id"]));
        Assert.Null(rows[0].Customer);
        Assert.Equal((TimeSpan.FromSeconds(61), new DateTimeOffset(2024, 1, 1, 19, 4, 5, TimeSpan.Zero)), (rows[2].Waited, rows[2].QueueStartTime));
    }

    [Theory]
    [InlineData("""{"code":2001,"assign_info":{"count":3,"queue":"q"}}""", UdeskImSessionState.Queued, 3)]
    [InlineData("""{"code":"2001","assign_info":{"count":"2"}}""", UdeskImSessionState.Queued, 2)]
    [InlineData("""{"code":2001,"assign_info":{"count":0}}""", UdeskImSessionState.Assigning, 0)]
    [InlineData("""{"code":2001}""", UdeskImSessionState.Assigning, 0)]
    [InlineData("""{"code":2002,"message":"nobody","assign_info":[]}""", UdeskImSessionState.NoAgentOnline, 0)]
    [InlineData("""{"code":2002,"assign_info":null}""", UdeskImSessionState.NoAgentOnline, 0)]
    [InlineData("""{"code":1000,"assign_info":{"im_sub_session_id":9}}""", UdeskImSessionState.Assigned, 0)]
    [InlineData("""{"code":1000,"assign_type":"robot","assign_info":{}}""", UdeskImSessionState.Robot, 0)]
    public async Task StatesOfASessionAreNoErrors(string answer, UdeskImSessionState state, int position)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Udesk(server.BaseUri);

        var session = await client.SendAsync(s_session);
        Assert.Equal((state, position), (session.State, session.QueuePosition));
    }

    [Fact]
    public async Task TheSameCodeElsewhereIsARefusalOfTheConnection()
        => Assert.Equal(ServiceFailure.CredentialsRefused, (await FailAsync<UdeskAgentStatus[]>("""{"code":2002,"message":"x"}""", Agents)).Failure);

    [Theory]
    [InlineData("text", "text")]
    [InlineData("expression", "expression")]
    [InlineData("exp", "expression")]
    [InlineData("star", "star")]
    public async Task TheOptionsInForceAreThoseOfTheShowType(string showType, string key)
    {
        await using var server = new RawServer(Http.Json($$$$$"""
            {"code":1000,"assign_info":{"im_sub_session_id":9,"survey_options":{"enabled":"1","name":"n","show_type":"{{{{{showType}}}}}","text":{"options":[]},
             "{{{{{key}}}}}":{"options":[{"id":"4","text":"good","enabled":true,"desc":"d"}]}}}}
            """));
        using var client = Udesk(server.BaseUri);

        var survey = (await client.SendAsync(s_session)).SurveyOptions!;
        Assert.True(survey.Enabled);
        Assert.Equal((4L, "good", true), survey.Option.Select(option => (option.Id, option.Text, option.Enabled)).Single());
    }

    [Theory]
    [InlineData("im/sessions/struct_messages", """{"status":1000,"message":"ok"}""", null)]
    [InlineData("im/sessions/struct_messages", """{"status":"1000"}""", null)]
    [InlineData("im/sessions/struct_messages", """{"status":0}""", "UdeskApi.0")]
    [InlineData("im/sessions/struct_messages", """{"code":2059,"message":"no"}""", "UdeskApi.2059")]
    [InlineData("im/sessions/search", """{"status":0,"item":[]}""", null)]
    [InlineData("im/sessions/log", """{"status":"0","item":[]}""", null)]
    [InlineData("im/sessions/search", """{"status":1000}""", "UdeskApi.1000")]
    [InlineData("im/sessions/search", """{"code":2059}""", "UdeskApi.2059")]
    [InlineData("im/sessions/search", """{"item":[]}""", "InvalidResponse")]
    public async Task SomeCallsSaySuccessInTheStatus(string path, string answer, string? errorId)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Udesk(server.BaseUri);
        var method = path.EndsWith("struct_messages", StringComparison.Ordinal) ? "POST" : "GET";
        var call = client.SendAsync(new RawRequest<UdeskService> { Method = method, Path = path, NoSign = true });
        if (errorId is null)
        {
            Assert.NotNull(await call);
        }
        else
        {
            Assert.Equal(errorId, (await FailsAsync(call)).ErrorId);
        }
    }

    [Theory]
    [InlineData("""{"code":112,"error":"Wrong api_token"}""", "UsedeskApi.112", ServiceFailure.CredentialsRefused)]
    [InlineData("""{"code":"113","error":"x"}""", "UsedeskApi.113", ServiceFailure.Refused)]
    [InlineData("""{"error":"x"}""", "UsedeskApi", ServiceFailure.Refused)]
    [InlineData("""{"error":{"subject":["too long"]}}""", "UsedeskApi", ServiceFailure.Refused)]
    [InlineData("""{"status":false}""", "UsedeskApi", ServiceFailure.Refused)]
    [InlineData("""{"status":"error","message":"x"}""", "UsedeskApi", ServiceFailure.Refused)]
    public async Task UsedesksRefusalsAreKnownByTheirBody(string answer, string errorId, ServiceFailure failure)
    {
        foreach (var status in new[] { 200, 400, 401, 422, 500 })
        {
            var error = await FailUsedeskAsync(answer, Ticket, status);
            // Without a documented code it may be the text of a fault: with HTTP 500 it does not say that nothing was done.
            var isFault = status == 500 && errorId == "UsedeskApi";
            var expected = isFault ? ("WriteOutcomeUnknown", ServiceFailure.WriteOutcomeUnknown, status) : (errorId, failure, status);
            Assert.Equal(expected, (error.ErrorId, error.Failure, error.HttpStatus));
        }
    }

    [Theory]
    [InlineData("""{"status":"success","ticket_id":"77"}""")]
    [InlineData("""{"status":true,"ticket_id":77,"error":null}""")]
    [InlineData("""{"status":"success","ticket_id":77,"error":false,"errors":[]}""")]
    [InlineData("""{"status":"success","ticket_id":77,"error":""}""")]
    [InlineData("""{"status":"success","ticket_id":77,"error":[]}""")]
    public async Task UsedesksSuccessesAreTaken(string answer)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Usedesk(server.BaseUri);
        Assert.Equal(77, (await client.SendAsync(Ticket)).TicketId);
    }

    [Theory]
    [InlineData(401, "", "Http.401", ServiceFailure.CredentialsRefused)]
    [InlineData(401, """{"message":"Unauthenticated."}""", "Http.401", ServiceFailure.CredentialsRefused)]
    [InlineData(404, """{"message":"Not Found"}""", "Http.404", ServiceFailure.HttpStatus)]
    [InlineData(422, """{"message":"The given data was invalid.","errors":{"email":["x"]}}""", "Http.422", ServiceFailure.HttpStatus)]
    [InlineData(400, "<html>", "Http.400", ServiceFailure.HttpStatus)]
    [InlineData(403, "[]", "Http.403", ServiceFailure.HttpStatus)]
    public async Task WithoutAnEnvelopeTheStatusSpeaks(int status, string answer, string errorId, ServiceFailure failure)
    {
        var error = await FailUsedeskAsync(answer, Ticket, status);
        Assert.Equal((errorId, failure, 1), (error.ErrorId, error.Failure, error.Attempts));
        error = await FailAsync<UdeskAgentStatus[]>(answer, Agents, status);
        Assert.Equal((errorId, failure, 1), (error.ErrorId, error.Failure, error.Attempts));
    }

    [Theory]
    [InlineData("[1,2]x")]
    [InlineData("[1,2][3]")]
    [InlineData("[1,2")]
    public async Task AListFollowedByOtherThingsIsNoAnswerForAnyCallEither(string answer)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Usedesk(server.BaseUri);
        Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(client.SendAsync(new RawRequest<UsedeskService> { Method = "POST", Path = "tickets" }))).ErrorId);
        Assert.Equal("InvalidResponse", (await FailsAsync(client.SendAsync(new RawRequest<UsedeskService> { Method = "GET", Path = "tickets" }))).ErrorId);
    }

    private static async Task<UdeskAgentStatus[]> AgentsAsync(string answer)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Udesk(server.BaseUri);
        return await Guard.Async(client.SendAsync(Agents));
    }

    private static async Task<ServiceException> FailAsync<T>(string answer, ApiRequest<UdeskService, T> request, int status = 200)
    {
        await using var server = new RawServer(Http.Json(answer, status));
        using var client = Udesk(server.BaseUri, o => o.MaximumRetryCount = 0);
        return await FailsAsync(client.SendAsync(request));
    }

    private static async Task<ServiceException> FailUsedeskAsync<T>(string answer, ApiRequest<UsedeskService, T> request, int status = 200)
    {
        await using var server = new RawServer(Http.Json(answer, status));
        using var client = Usedesk(server.BaseUri, o => o.MaximumRetryCount = 0);
        return await FailsAsync(client.SendAsync(request));
    }
}
