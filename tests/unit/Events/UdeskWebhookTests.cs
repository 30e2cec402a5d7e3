using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using Xunit;

namespace UsedeskUdesk.Tests.Events;

public class UdeskWebhookTests
{
    private static readonly IUdeskWebhookReader s_reader = new ApiClientFactory().UdeskWebhookReader;

    public static TheoryData<string> Names => [.. UdeskBodies.All.Keys];

    [Fact]
    public void AReadReceiptNamesItsMessages()
    {
        var receipt = Assert.IsType<UdeskReadReceiptEvent>(Assert.Single(Read(UdeskBodies.ReadReceipt)));
        Assert.Equal(UdeskEventType.ReadReceipt, receipt.EventType);
        Assert.Equal(1234, receipt.SessionId);
        Assert.Equal(1234, receipt.ImSubSessionId);
        Assert.Equal(["123", "123456"], receipt.MessageId);
    }

    [Fact]
    public void ARobotsAnswersAreOneObjectEach()
    {
        var replies = Read(UdeskBodies.Robot).Cast<UdeskRobotReplyEvent>().ToArray();
        Assert.Equal(2, replies.Length);
        var answer = replies[0];
        Assert.Equal(("axb", "robot", "f862f80d-89aa-4f31-92d9-ccd4fcacffcf"), (answer.CustomerToken, answer.AssignType, answer.MessageId));
        Assert.Equal(210530, answer.QuestionId);
        Assert.Equal("What is the company's business?", answer.QuestionTitle);
        Assert.Equal("Hi, we do cloud customer service.", answer.Content);
        Assert.Equal(["What business do you do", "What business does your company have"], answer.SuggestedQuestion);
        Assert.Equal(["Where is the company located", "What are the contact details"], answer.RelatedQuestion);
        Assert.Equal("https://www.udesk.cn", answer.ThirdUrl);
        Assert.False(answer.IsGreeting);
        Assert.True(replies[1].IsGreeting);
    }

    [Fact]
    public void AUrobotsAnswerLendsItsItemsAllThatAClickNeeds()
    {
        var reply = Assert.IsType<UdeskUrobotReplyEvent>(Assert.Single(Read(UdeskBodies.Urobot)));
        Assert.Equal((1835244L, 3574331L, "3574331", 12L), (reply.UrobotSessionId, reply.LogId, reply.MessageId, reply.AnswerId));
        Assert.Equal(UdeskAnswerType.AnswerWithSuggestions, reply.AnswerType);
        Assert.Equal(("Appeal process", "Account appeal", 80L, "Appeal"), (reply.Content, reply.HitQuestion, reply.FlowId, reply.FlowTitle));
        Assert.Equal(54, reply.RobotId);

        var suggestion = Assert.Single(reply.SuggestedQuestion);
        Assert.Equal(("axb", 1835244L, "3574331", 54L, 434L, "Question 1"), (suggestion.CustomerToken, suggestion.UrobotSessionId, suggestion.MessageId, suggestion.RobotId, suggestion.QuestionId, suggestion.Question));
        Assert.Equal(UdeskRobotQueryType.SuggestionList, suggestion.QueryType);

        Assert.Equal([UdeskRobotFlowItemType.Flow, UdeskRobotFlowItemType.Question], reply.FlowItem.Select(item => item.ItemType));
        Assert.Equal((81L, null, 54L, "Flow subitem A jumps to subitem -1"), (reply.FlowItem[0].FlowId, reply.FlowItem[0].QuestionId, reply.FlowItem[0].RobotId, reply.FlowItem[0].Text));
        Assert.Equal((null, 307L, "Classification & question A"), (reply.FlowItem[1].FlowId, reply.FlowItem[1].QuestionId, reply.FlowItem[1].Question));
        Assert.All(reply.FlowItem, item => Assert.Equal(("axb", 1835244L, "3574331"), (item.CustomerToken, item.UrobotSessionId, item.MessageId)));
    }

    [Theory]
    [InlineData("1", UdeskAnswerType.Answer)]
    [InlineData("\"2\"", UdeskAnswerType.AnswerWithSuggestions)]
    [InlineData("3", UdeskAnswerType.Suggestions)]
    [InlineData("4", UdeskAnswerType.Greeting)]
    [InlineData("6", UdeskAnswerType.NoAnswer)]
    [InlineData("8", UdeskAnswerType.SensitiveWord)]
    [InlineData("17", (UdeskAnswerType)17)]
    [InlineData("null", UdeskAnswerType.Unknown)]
    public void AnswerTypesKeepNumbersThatHaveNoName(string json, UdeskAnswerType expected)
    {
        var reply = Assert.IsType<UdeskUrobotReplyEvent>(Assert.Single(Read($$$"""{"assign_type":"urobot","messages":{"sessionId":1,"ansType":{{{json}}}}}""")));
        Assert.Equal(expected, reply.AnswerType);
    }

    [Fact]
    public void ABareUrobotAnswerIsTakenAsTheVendorPrintsIt()
    {
        var reply = Assert.IsType<UdeskUrobotReplyEvent>(Assert.Single(Read(UdeskBodies.UrobotBare)));
        Assert.Equal((1835244L, UdeskAnswerType.Greeting, "plain"), (reply.UrobotSessionId, reply.AnswerType, reply.EventTypeText));
    }

    [Fact]
    public void AnAgentsMessagesKeepTheirOrderAndBothDateForms()
    {
        var messages = Read(UdeskBodies.Agent).Cast<UdeskMessageEvent>().ToArray();
        Assert.Equal([UdeskEventType.StartSession, UdeskEventType.Message, UdeskEventType.Rich, UdeskEventType.Close], messages.Select(message => message.EventType));
        Assert.Equal(["start_session", "message", "rich", "close"], messages.Select(message => message.EventTypeText));
        Assert.All(messages, message => Assert.Equal(("axb", "agent", 1L, "TOM", 3L, false), (message.CustomerToken, message.AssignType, message.AgentId, message.AgentName, message.ImSubSessionId, message.IsAgentOnly)));
        Assert.Equal(new DateTimeOffset(2017, 7, 11, 9, 52, 11, TimeSpan.FromHours(8)), messages[0].CreatedAt);
        Assert.Equal(new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)), messages[3].CreatedAt);
        Assert.Equal(("Arial", "Hello, what can I help you with?"), (messages[1].Font, messages[1].Content));
        Assert.Null(messages[2].AgentAvatar);
    }

    [Fact]
    public void ACloseBringsTheSessionsSurvey()
    {
        var close = Assert.IsType<UdeskCloseEvent>(Read(UdeskBodies.Agent)[3]);
        Assert.Equal((UdeskCloseType.Redirect, "redirect", "Close the session"), (close.CloseType, close.CloseTypeText, close.Content));
        var survey = close.SurveyOptions!;
        Assert.Equal(("text", 37L, "How do you evaluate this service?"), (survey.ShowType, survey.DefaultOptionId, survey.Title));
        Assert.Equal([36L, 37L], survey.Option.Select(option => option.Id));
        Assert.Equal([true, false], survey.Option.Select(option => option.Enabled));
    }

    [Theory]
    [InlineData("\"normal\"", UdeskCloseType.Normal)]
    [InlineData("\"force\"", UdeskCloseType.Force)]
    [InlineData("\"1\"", UdeskCloseType.Unknown)]
    [InlineData("\"vanished\"", UdeskCloseType.Unknown)]
    [InlineData("null", UdeskCloseType.Unknown)]
    public void CloseTypesAreOpen(string json, UdeskCloseType expected)
    {
        var close = Assert.IsType<UdeskCloseEvent>(Assert.Single(Read($$$"""{"customer_token":"a","messages":[{"type":"close","data":{"close_type":{{{json}}}, "survey_options":"See survey_options section"}}]}""")));
        Assert.Equal(expected, close.CloseType);
        Assert.Null(close.SurveyOptions);
    }

    [Fact]
    public void FilesHaveNameSizeAndLength()
    {
        var files = Read(UdeskBodies.Files).Cast<UdeskMessageEvent>().ToArray();
        Assert.Equal([UdeskEventType.Image, UdeskEventType.Audio, UdeskEventType.Video, UdeskEventType.File], files.Select(file => file.EventType));
        Assert.Equal(("https://x.test/1.amr", "football.amr", "4.3M", 200), (files[1].Content, files[1].FileName, files[1].FileSize, files[1].Duration));
        Assert.Equal("a.pdf", files[3].FileName);
    }

    [Fact]
    public void EveryTypeOfThePageHasAName()
    {
        var messages = Read(UdeskBodies.OtherTypes).Cast<UdeskMessageEvent>().ToArray();
        Assert.Equal(
            [
                UdeskEventType.Struct, UdeskEventType.InfoTransfer, UdeskEventType.Survey, UdeskEventType.ActiveGuest, UdeskEventType.InfoAppoint,
                UdeskEventType.Form, UdeskEventType.FormReceived, UdeskEventType.Info, UdeskEventType.RobotTransfer, UdeskEventType.Unknown,
            ],
            messages.Select(message => message.EventType));
        Assert.Equal(["s3", "s8", "s9"], messages.Where(message => message.IsAgentOnly).Select(message => message.MessageId));
    }

    [Fact]
    public void WhatIsNotKnownIsKept()
    {
        var unknown = (UdeskMessageEvent)Read(UdeskBodies.OtherTypes)[9];
        Assert.Equal(("hologram", "3D"), (unknown.EventTypeText, unknown.Content));
        Assert.Equal(new object[] { 1L, 2L }, unknown.AdditionalProperties["depth"]);
        Assert.Equal("t-1", unknown.AdditionalProperties["trace"]);

        var whole = Assert.IsType<UdeskUnknownEvent>(Assert.Single(Read(UdeskBodies.Unknown)));
        Assert.Equal(UdeskEventType.Unknown, whole.EventType);
        Assert.IsAssignableFrom<IDictionary<string, object?>>(whole.AdditionalProperties["hello"]);
    }

    [Theory]
    [InlineData("""{"type":"message","is_receive":false,"data":{"content":"x"}}""", true)]
    [InlineData("""{"type":"message","data":{"content":"x","is_receive":false}}""", true)]
    [InlineData("""{"type":"message","is_receive":"0","data":{"content":"x"}}""", true)]
    [InlineData("""{"type":"info","is_receive":true,"data":{"content":"x"}}""", false)]
    [InlineData("""{"type":"message","data":{"content":"x"}}""", false)]
    public void IsReceiveDecidesWhoSeesIt(string message, bool agentOnly)
        => Assert.Equal(agentOnly, ((UdeskMessageEvent)Assert.Single(Read($$$"""{"customer_token":"a","messages":[{{{message}}}]}"""))).IsAgentOnly);

    [Fact]
    public void ATransferLeadsToTheSessionThatFollows()
    {
        var transfer = Assert.IsType<UdeskTransferEvent>(Read(UdeskBodies.Transfer)[0]);
        Assert.Equal((3L, 4L), (transfer.ImSubSessionId, transfer.NewImSubSessionId));
    }

    [Theory]
    [InlineData("""{"type":"transfer","im_sub_session_id":3,"data":{"content":"x","im_sub_session_id":"9"}},{"type":"message","im_sub_session_id":4,"data":{}}""", 9)]
    [InlineData("""{"type":"transfer","im_sub_session_id":5,"data":{"content":"x"}}""", 5)]
    [InlineData("""{"type":"transfer","im_sub_session_id":5,"data":{"content":"x"}},{"type":"message","im_sub_session_id":5,"data":{}}""", 5)]
    public void ATransferNamesTheNewSessionWhereverItStands(string messages, long expected)
        => Assert.Equal(expected, Assert.IsType<UdeskTransferEvent>(Read($$$"""{"customer_token":"a","messages":[{{{messages}}}]}""")[0]).NewImSubSessionId);

    [Fact]
    public void TheH5FormNamesItsVisitorAndEndsWithAMessage()
    {
        var close = Assert.IsType<UdeskCloseEvent>(Assert.Single(Read(UdeskBodies.H5)));
        Assert.Equal((UdeskEventType.Close, "message", "Bye"), (close.EventType, close.EventTypeText, close.Content));
        Assert.Equal(("1f85c1b8-61b9-44f3-3468-9f5w164d099f", 16L, null, null), (close.WebToken, close.ImWebPluginId, close.CustomerToken, close.AssignType));
    }

    [Fact]
    public void ACustomersWebhookBringsTheCustomer()
    {
        var created = Assert.IsType<UdeskCustomerEvent>(Assert.Single(Read(UdeskBodies.CustomerCreated)));
        Assert.Equal((UdeskEventType.CustomerCreated, "Customer_create", 77L, "tok-77"), (created.EventType, created.Action, created.CustomerId, created.CustomerToken));
        Assert.Equal(("Ann", "vip", "ann@x.test", 9L), (created.Customer!.NickName, created.Customer.Level, created.Customer.Email, created.Customer.OrganizationId));
        Assert.DoesNotContain("planted-secret", Show(created), StringComparison.Ordinal);

        var deleted = Assert.IsType<UdeskCustomerEvent>(Assert.Single(Read(UdeskBodies.CustomerDeleted)));
        Assert.Equal((UdeskEventType.CustomerDeleted, 77L), (deleted.EventType, deleted.CustomerId));
    }

    [Fact]
    public void OtherWebhooksKeepAllThatTheyBring()
    {
        var organization = Assert.IsType<UdeskOrganizationEvent>(Assert.Single(Read(UdeskBodies.OrganizationUpdated)));
        Assert.Equal((9L, "New name"), (organization.OrganizationId, (string)organization.Changes["name"]!));

        var queue = Assert.IsType<UdeskSessionEvent>(Assert.Single(Read(UdeskBodies.QueueAbandoned)));
        Assert.Equal((UdeskEventType.QueueAbandoned, 1234L, 27, "support"), (queue.EventType, queue.CustomerId, queue.Queue!.QueueSeconds, queue.Queue.QueueName));

        var session = Assert.IsType<UdeskSessionEvent>(Assert.Single(Read(UdeskBodies.SessionClosed)));
        Assert.Equal((UdeskEventType.ImSessionClosed, 3L, 77L, 1L), (session.EventType, session.ImSubSessionId, session.CustomerId, session.AgentId));
        Assert.True(session.Message.ContainsKey("im_log_infos"));

        var unknown = Assert.IsType<UdeskWebhookEvent>(Assert.Single(Read(UdeskBodies.UnknownAction)));
        Assert.Equal((UdeskEventType.Unknown, "Moon_rise"), (unknown.EventType, unknown.Action));
        Assert.Equal(("full", 1L), ((string)unknown.AdditionalProperties["message"]!, (long)unknown.AdditionalProperties["at"]!));
    }

    [Theory]
    [InlineData("Customer_update", UdeskEventType.CustomerUpdated)]
    [InlineData("Organization_create", UdeskEventType.OrganizationCreated)]
    [InlineData("Organization_destroy", UdeskEventType.OrganizationDeleted)]
    [InlineData("ImSubSession_create", UdeskEventType.ImSessionCreated)]
    [InlineData("AgentNote_update", UdeskEventType.AgentNoteUpdated)]
    [InlineData("ImSurveyVote_create", UdeskEventType.SurveyVoted)]
    [InlineData("UserGroup_create", UdeskEventType.UserGroupCreated)]
    [InlineData("UserGroup_update", UdeskEventType.UserGroupUpdated)]
    [InlineData("UserGroup_destroy", UdeskEventType.UserGroupDeleted)]
    public void EveryActionHasAName(string action, UdeskEventType expected)
    {
        var webhook = Assert.IsAssignableFrom<UdeskWebhookEvent>(Assert.Single(Read($$$"""{"action":"{{{action}}}","message":{"id":5}}""")));
        Assert.Equal((expected, action, 5L), (webhook.EventType, webhook.EventTypeText, webhook.Id));
    }

    [Fact]
    public void AListIsSeveralBodiesAndSoAreValuesInARow()
    {
        Assert.Equal(2, Read($"[{UdeskBodies.ReadReceipt},{UdeskBodies.UrobotBare}]").Count);
        Assert.Equal(2, Read($"{UdeskBodies.ReadReceipt}\n{UdeskBodies.UrobotBare}").Count);
        Assert.Empty(Read("""{"customer_token":"a","assign_type":"agent","messages":[]}"""));
        Assert.Equal(UdeskEventType.Unknown, Assert.Single(Read("[5]")).EventType);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BytesParsedObjectsAndEnvelopesSayTheSame(string name)
    {
        var text = UdeskBodies.All[name];
        var expected = Read(text).Select(Show).ToArray();
        Assert.Equal(expected, s_reader.Read(WebhookBody.FromBytes(Encoding.UTF8.GetBytes(text), "text/plain")).Select(Show));
        Assert.Equal(expected, s_reader.Read(WebhookBody.FromBytes([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)])).Select(Show));
        Assert.Equal(expected, s_reader.Read(WebhookBody.FromValue(Parsed(text))).Select(Show));
        Assert.Equal(expected, Read(new JObject { ["WebhookName"] = "w", ["RequestBody"] = text, ["RequestHeader"] = new JObject() }.ToString()).Select(Show));
        Assert.Equal(expected, Read($"{{WebhookName:w,RequestBody:{text},RequestHeader:{{Host:x.test,User-Agent:Mozilla/5.0}}}}").Select(Show));
    }

    /// <summary>ConvertFrom-Json makes dates of texts that look like some.</summary>
    [Fact]
    public void ADateThatWasParsedKeepsItsMoment()
    {
        var message = new Dictionary<string, object?> { ["type"] = "message", ["message_created_at"] = new DateTime(2022, 3, 25, 7, 55, 20, DateTimeKind.Utc), ["data"] = new Dictionary<string, object?>() };
        var item = (UdeskMessageEvent)Assert.Single(s_reader.Read(WebhookBody.FromValue(new Dictionary<string, object?> { ["customer_token"] = "a", ["messages"] = new object[] { message } })));
        Assert.Equal(new DateTimeOffset(2022, 3, 25, 15, 55, 20, TimeSpan.FromHours(8)), item.CreatedAt);

        message["message_created_at"] = new DateTime(2022, 3, 25, 15, 55, 20, DateTimeKind.Unspecified);
        item = (UdeskMessageEvent)Assert.Single(s_reader.Read(WebhookBody.FromValue(new Dictionary<string, object?> { ["customer_token"] = "a", ["messages"] = new object[] { message } })));
        Assert.Equal(new DateTimeOffset(2022, 3, 25, 15, 55, 20, TimeSpan.FromHours(8)), item.CreatedAt);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoFieldIsLost(string name)
    {
        var body = JObject.Parse(UdeskBodies.All[name]);
        Assert.All(Read(UdeskBodies.All[name]), item =>
        {
            var raw = JObject.Parse(item.Raw);
            Assert.Equal(body.DescendantsAndSelf().Count(), raw.DescendantsAndSelf().Count());
        });
    }

    [Theory]
    [InlineData("", "EmptyWebhook")]
    [InlineData(" \r\n ", "EmptyWebhook")]
    [InlineData("hello", "InvalidWebhook")]
    [InlineData("5", "InvalidWebhook")]
    [InlineData("{\"a\":1,", "InvalidWebhook")]
    [InlineData("{\"a\":1}x", "InvalidWebhook")]
    [InlineData("customer_token=a&messages=b", "InvalidWebhook")]
    public void WhatIsNoBodyIsRefusedByName(string text, string errorId)
    {
        var error = Assert.Throws<WebhookException>(() => Read(text));
        Assert.Equal(errorId, error.ErrorId);
        Assert.StartsWith("The body ", error.Message, StringComparison.Ordinal);
        Assert.Equal(ServiceName.Udesk, error.Service);
    }

    [Fact]
    public void ACutBodySaysSo()
        => Assert.Contains("ends too early", Assert.Throws<WebhookException>(() => Read(UdeskBodies.Agent[..200])).Message, StringComparison.Ordinal);

    [Fact]
    public void DeepAndHugeBodiesAreRefused()
    {
        Assert.Equal("WebhookTooDeep", Assert.Throws<WebhookException>(() => Read(new string('[', 100_000))).ErrorId);
        Assert.Equal("WebhookTooDeep", Assert.Throws<WebhookException>(() => Read(string.Concat(Enumerable.Repeat("{\"a\":", 65)) + "1" + new string('}', 65))).ErrorId);
        Assert.Equal("WebhookTooLarge", Assert.Throws<WebhookException>(() => Read(new string(' ', WebhookBody.MaximumLength + 1))).ErrorId);
        Assert.Equal("WebhookTooLarge", Assert.Throws<WebhookException>(() => s_reader.Read(WebhookBody.FromBytes(new byte[WebhookBody.MaximumLength + 1]))).ErrorId);
        var self = new Dictionary<string, object?>();
        self["self"] = self;
        Assert.Equal("WebhookTooDeep", Assert.Throws<WebhookException>(() => s_reader.Read(WebhookBody.FromValue(self))).ErrorId);
        Assert.Single(Read(string.Concat(Enumerable.Repeat("{\"a\":", 64)) + "1" + new string('}', 64)));
    }

    /// <summary>Bodies made to be slow: nothing here may take time that grows with the square of the length. They end, or the run never does.</summary>
    [Fact]
    public void BodiesMadeToBeSlowAreNot()
    {
        Assert.Equal("WebhookTooLarge", Assert.Throws<WebhookException>(() => Read("[" + string.Concat(Enumerable.Repeat("[],", 1_100_000)) + "1]")).ErrorId);
        var transfers = string.Join(",", Enumerable.Repeat("""{"type":"transfer","im_sub_session_id":3}""", 20_000));
        Assert.All(Read($$"""{"customer_token":"a","messages":[{{transfers}}]}"""), item => Assert.Equal(3, ((UdeskTransferEvent)item).NewImSubSessionId));
        var rest = string.Join(",", Enumerable.Range(0, 20_000).Select(i => $"\"f{i}\":1"));
        var events = Read($$"""{"customer_token":"a",{{rest}},"messages":[{{transfers}}]}""");
        Assert.Equal(20_000, events[0].AdditionalProperties.Count);
        Assert.Empty(events[1].AdditionalProperties);
    }

    [Theory]
    [InlineData("<b>")]
    [InlineData("<p>")]
    [InlineData("<td>")]
    [InlineData("<b")]
    [InlineData("<!--")]
    [InlineData("</b>")]
    [InlineData("&amp")]
    [InlineData("<b data-type=2>x</b>")]
    [InlineData("<select><option>")]
    [InlineData("<li><form>")]
    [InlineData("<a href='")]
    public void HtmlMadeToBeSlowIsNot(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 128 * 1024 / piece.Length));
        var body = new JObject { ["messages"] = new JObject { ["sessionId"] = 1, ["flowContent"] = html } };
        Assert.Equal(html, Assert.IsType<UdeskUrobotReplyEvent>(Assert.Single(Read(body.ToString()))).FlowContent);
    }

    [Fact]
    public void DeepHtmlCostsItsItemsAndNothingElse()
    {
        var html = string.Concat(Enumerable.Repeat("<b data-type='2'>", 50_000));
        var body = new JObject { ["messages"] = new JObject { ["sessionId"] = 1, ["flowContent"] = html } };
        var reply = Assert.IsType<UdeskUrobotReplyEvent>(Assert.Single(Read(body.ToString())));
        Assert.Empty(reply.FlowItem);
        Assert.Equal(html, reply.FlowContent);
    }

    private static IReadOnlyList<UdeskEvent> Read(string text) => s_reader.Read(WebhookBody.FromText(text));

    private static Dictionary<string, object?> Parsed(string text)
        => Newtonsoft.Json.JsonConvert.DeserializeObject<Dictionary<string, object?>>(text, new Newtonsoft.Json.JsonSerializerSettings { DateParseHandling = Newtonsoft.Json.DateParseHandling.None })!;

    private static string Show(UdeskEvent item) => Newtonsoft.Json.JsonConvert.SerializeObject(item);
}
