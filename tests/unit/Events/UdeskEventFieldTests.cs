using System;
using System.Collections.Generic;
using System.Linq;
using UsedeskUdesk.Client;
using Xunit;

namespace UsedeskUdesk.Tests.Events;

/// <summary>Where each value of what Udesk sends may stand, which of several places counts, and what is left over.</summary>
public class UdeskEventFieldTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 5, 18, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void AMessageIsReadWithAllOfIt()
    {
        var message = One<UdeskMessageEvent>(
            """
            {"type":"message","message_id":"m","agent_id":1,"agent_name":"n","agent_avatar":"a","im_sub_session_id":2,"message_created_at":"2026-05-18 12:00:00","more":3,
             "data":{"content":"c","font":"f","filename":"x.png","filesize":"5K","duration":"9","survey_options":{"name":"inner"}},"survey_options":{"name":"outer"}}
            """);
        Assert.Equal(("m", 1L, "n", "a", 2L), (message.MessageId, message.AgentId, message.AgentName, message.AgentAvatar, message.ImSubSessionId));
        Assert.Equal((s_noon, "c", "f", "x.png", "5K", 9), (message.CreatedAt, message.Content, message.Font, message.FileName, message.FileSize, message.Duration));
        Assert.Equal(("inner", "c"), (message.SurveyOptions!.Name, message.Data["content"]));
        Assert.Contains("more", message.AdditionalProperties.Keys);
        Assert.Equal(s_noon, One<UdeskMessageEvent>("""{"type":"message","created_at":"2026-05-18 12:00:00","data":{}}""").CreatedAt);
    }

    [Theory]
    [InlineData("""{"type":"message","data":"text","survey_options":{"name":"n"}}""", "text", "n")]
    [InlineData("""{"type":"message","data":"text","survey_options":"{\"name\":\"n\"}"}""", "text", "n")]
    [InlineData("""{"type":"message","data":{"content":"c"},"survey_options":{"name":"n"}}""", "c", "n")]
    [InlineData("""{"type":"message","data":{"content":"c","duration":-1},"survey_options":"See the survey section"}""", "c", null)]
    [InlineData("""{"type":"message"}""", null, null)]
    public void WhatIsSaidStandsInTheDataOrIsIt(string item, string? content, string? survey)
    {
        var message = One<UdeskMessageEvent>(item);
        Assert.Equal((content, survey, null), (message.Content, message.SurveyOptions?.Name, message.Duration));
    }

    [Theory]
    [InlineData("new_im_sub_session_id")]
    [InlineData("im_sub_session_id")]
    [InlineData("new_session_id")]
    [InlineData("sub_session_id")]
    [InlineData("session_id")]
    public void ATransfersSessionHasSeveralNames(string name)
    {
        Assert.Equal(9, One<UdeskTransferEvent>($$$"""{"type":"transfer","im_sub_session_id":5,"data":{"{{{name}}}":9}}""").NewImSubSessionId);
        Assert.Equal(9, One<UdeskTransferEvent>($$$"""{"type":"transfer","im_sub_session_id":5,"new_im_sub_session_id":8,"data":{"{{{name}}}":9}}""").NewImSubSessionId);
    }

    [Fact]
    public void ATransfersSessionStandsBesideTheDataToo()
    {
        Assert.Equal(8, One<UdeskTransferEvent>("""{"type":"transfer","im_sub_session_id":5,"new_im_sub_session_id":8,"data":{}}""").NewImSubSessionId);
        // The nearest number that follows and is not the transfer's own.
        var events = Read("""{"messages":[{"type":"transfer","im_sub_session_id":5,"data":{}},{"type":"message","im_sub_session_id":5,"data":{}},{"type":"message","im_sub_session_id":6,"data":{}},{"type":"message","im_sub_session_id":7,"data":{}}]}""");
        Assert.Equal(6, Assert.IsType<UdeskTransferEvent>(events[0]).NewImSubSessionId);
    }

    [Fact]
    public void ARobotsReplyIsReadWithAllOfIt()
    {
        var reply = One<UdeskRobotReplyEvent>(
            """
            {"type":"rich","message_id":"m","im_sub_session_id":2,"created_at":"2026-05-18 12:00:00","more":3,
             "data":{"answer":"a","content":"c","question_id":0,"question_title":"t","gus_list":[{"question_title":"g"}],"relate_list":["r"],"third_url":{"url":"u"}}}
            """);
        Assert.Equal(("rich", "m", 2L, s_noon, "a", 0L, "t", "u"), (reply.EventTypeText, reply.MessageId, reply.ImSubSessionId, reply.CreatedAt, reply.Content, reply.QuestionId, reply.QuestionTitle, reply.ThirdUrl));
        Assert.Equal(["g", "r"], reply.SuggestedQuestion.Concat(reply.RelatedQuestion));
        Assert.Equal("c", reply.Data["content"]);
        Assert.Contains("more", reply.AdditionalProperties.Keys);
        Assert.Equal(("u", s_noon), One<UdeskRobotReplyEvent>("""{"type":"rich","message_created_at":"2026-05-18 12:00:00","data":{"answer":"a","third_url":"u"}}""") is var plain ? (plain.ThirdUrl, plain.CreatedAt) : default);
    }

    [Theory]
    // An answer makes a reply of the robot, and so does a question where the robot has the session.
    [InlineData("agent", """{"answer":"a"}""", true)]
    [InlineData("robot", """{"content":"c","question_id":1}""", true)]
    [InlineData("agent", """{"content":"c","question_id":1}""", false)]
    [InlineData("robot", """{"content":"c"}""", false)]
    public void ARobotsReplyIsToldByItsForm(string assignType, string data, bool isRobot)
    {
        var item = Assert.Single(Read($$"""{"assign_type":"{{assignType}}","messages":[{"type":"message","data":{{data}}}]}"""));
        Assert.Equal(isRobot ? typeof(UdeskRobotReplyEvent) : typeof(UdeskMessageEvent), item.GetType());
        Assert.Equal(isRobot && data.Contains("answer", StringComparison.Ordinal) ? "a" : "c", ((UdeskConversationEvent)item).Content);
    }

    [Theory]
    [InlineData(""" "is_receive":false """, """ "x":1 """, true)]
    [InlineData(""" "x":1 """, """ "is_receive":0 """, true)]
    [InlineData(""" "is_receive":true """, """ "is_receive":false """, false)]
    [InlineData(""" "is_receive":false """, """ "is_receive":true """, true)]
    [InlineData(""" "x":1 """, """ "x":1 """, false)]
    public void ARepliesReceiverStandsOutsideOrInside(string outside, string inside, bool isAgentOnly)
        => Assert.Equal(isAgentOnly, One<UdeskRobotReplyEvent>($$$"""{"type":"message",{{{outside}}},"data":{"answer":"a",{{{inside}}}}}""").IsAgentOnly);

    [Fact]
    public void AUrobotsReplyIsReadWithAllOfIt()
    {
        var reply = One<UdeskUrobotReplyEvent>(
            """
            {"msgType":"plain","sessionId":1,"im_sub_session_id":2,"logId":3,"aid":4,"ansContent":"a","ansType":2,"hitQuestion":"h","flowId":5,"flowTitle":"t","robotId":6,"sceneId":7,
             "created_at":"2026-05-18 12:00:00","is_receive":false,"more":8,"suggestQuestionList":[{"id":9,"content":"q","type":1,"odd":2},"plain"]}
            """);
        Assert.Equal(("plain", 1L, 2L, 3L, "3", 4L), (reply.EventTypeText, reply.UrobotSessionId, reply.ImSubSessionId, reply.LogId, reply.MessageId, reply.AnswerId));
        Assert.Equal(("a", UdeskAnswerType.AnswerWithSuggestions, "h", 5L, "t", 6L, 7L, s_noon, true), (reply.Content, reply.AnswerType, reply.HitQuestion, reply.FlowId, reply.FlowTitle, reply.RobotId, reply.SceneId, reply.CreatedAt, reply.IsAgentOnly));
        Assert.Equal([(9L, "q", 1L), (null, "plain", null)], reply.SuggestedQuestion.Select(item => (item.QuestionId, item.Question!, item.Type)));
        Assert.Equal(["odd"], reply.SuggestedQuestion[0].AdditionalProperties.Keys);
        Assert.All(reply.SuggestedQuestion, item => Assert.Equal((1L, "3", 6L, 7L), (item.UrobotSessionId, item.MessageId, item.RobotId, item.SceneId)));
        Assert.Contains("more", reply.AdditionalProperties.Keys);

        var other = One<UdeskUrobotReplyEvent>("""{"type":"x","urobot_session_id":1,"message_id":3,"ansContent":"a","robot_id":6,"scene_id":7,"message_created_at":"2026-05-18 12:00:00"}""");
        Assert.Equal(("x", 1L, "3", 6L, 7L, s_noon, false), (other.EventTypeText, other.UrobotSessionId, other.MessageId, other.RobotId, other.SceneId, other.CreatedAt, other.IsAgentOnly));
        Assert.False(One<UdeskUrobotReplyEvent>("""{"ansContent":"a","is_receive":true}""").IsAgentOnly);
    }

    [Theory]
    [InlineData("""{"ansType":1}""")]
    [InlineData("""{"ansContent":"a"}""")]
    [InlineData("""{"flowContent":"a"}""")]
    public void AUrobotsReplyIsToldByAnyOfThree(string item)
    {
        One<UdeskUrobotReplyEvent>(item);
        Assert.IsType<UdeskUrobotReplyEvent>(Assert.Single(Read(item)));
    }

    [Theory]
    // Its own robot counts, then the one that all items name.
    [InlineData(""" "robotId":1, """, """<b data-type='1' data-id='4' data-robotid='2'>x</b>""", 1L, 2L)]
    [InlineData("", """<b data-type='1' data-id='4' data-robotid='2'>x</b>""", 2L, 2L)]
    [InlineData("", """<b data-type='1' data-id='4' data-robotid='2'>x</b><b data-type='1' data-id='5' data-robotid='3'>y</b>""", null, 2L)]
    [InlineData("", """<b data-type='1' data-id='4'>x</b>""", null, null)]
    public void AnOffersRobotIsItsOwnOrElseTheReplys(string own, string html, long? robot, long? offered)
    {
        var reply = One<UdeskUrobotReplyEvent>($$"""{{{own}}"sceneId":7,"flowContent":{{Newtonsoft.Json.JsonConvert.ToString(html)}}}""");
        Assert.Equal((robot, offered, 4L, "x"), (reply.RobotId, reply.FlowItem[0].RobotId, reply.FlowItem[0].Id, reply.FlowItem[0].Text));
        Assert.Equal(7, reply.FlowItem[0].SceneId);
    }

    /// <summary>The vendor's samples show replies without what is around them.</summary>
    [Fact]
    public void ABareReplyKeepsItsCustomer()
    {
        var bare = Assert.IsType<UdeskRobotReplyEvent>(Assert.Single(Read("""{"type":"message","customer_token":"c","assign_type":"robot","data":{"content":"x","question_id":1}}""")));
        Assert.Equal(("c", "robot", "x"), (bare.CustomerToken, bare.AssignType, bare.Content));
        Assert.IsType<UdeskUnknownEvent>(Assert.Single(Read("""{"type":"message"}""")));
        Assert.IsType<UdeskUnknownEvent>(Assert.Single(Read("""{"data":{"content":"x"}}""")));
        Assert.IsType<UdeskUnknownEvent>(Assert.Single(Read("""{"type":5,"data":{"content":"x"}}""")));
        Assert.Empty(Read("""{"messages":null,"customer_token":"c"}"""));
        var odd = Assert.IsType<UdeskUnknownEvent>(Assert.Single(Read("""{"messages":["text"]}""")));
        Assert.Equal("text", odd.AdditionalProperties["value"]);
        var list = Assert.IsType<UdeskUnknownEvent>(Assert.Single(Read("[5]")));
        Assert.Equal(5L, list.AdditionalProperties["value"]);
        Assert.Throws<ArgumentNullException>(() => new ApiClientFactory().UdeskWebhookReader.Read(null!));
    }

    [Fact]
    public void AReceiptNamesItsSessionAndMessages()
    {
        var receipt = Assert.IsType<UdeskReadReceiptEvent>(Assert.Single(Read("""{"session_id":1,"message_ids":["a, b",{"message_id":"c"},{"id":"d"},""],"more":2}""")));
        Assert.Equal(1, receipt.SessionId);
        Assert.Equal(["a", "b", "c", "d"], receipt.MessageId);
        Assert.Equal(["more"], receipt.AdditionalProperties.Keys);
        Assert.Equal(3, Assert.IsType<UdeskReadReceiptEvent>(Assert.Single(Read("""{"im_sub_session_id":3,"message_ids":"a"}"""))).SessionId);
    }

    [Theory]
    [InlineData(""" "message":{"id":5} """, 5L)]
    [InlineData(""" "message":"5" """, 5L)]
    [InlineData(""" "message":5 """, 5L)]
    [InlineData(""" "message":{"name":"n"} """, null)]
    public void AWebhooksIdStandsInTheMessageOrIsIt(string message, long? id)
        => Assert.Equal(id, Assert.IsType<UdeskOrganizationEvent>(Assert.Single(Read($$"""{"action":"Organization_destroy",{{message}}}"""))).Id);

    [Theory]
    [InlineData(""" "action":"","message":{"id":5} """)]
    [InlineData(""" "action":"Customer_update" """)]
    [InlineData(""" "message":{"id":5} """)]
    public void AWebhookHasBothActionAndMessage(string body) => Assert.IsType<UdeskUnknownEvent>(Assert.Single(Read($"{{{body}}}")));

    [Theory]
    [InlineData("im_sub_session_id")]
    [InlineData("sub_session_id")]
    [InlineData("session_id")]
    public void ASessionsNumberHasSeveralNames(string name)
    {
        foreach (var action in new[] { "ImSubSession_create", "ImSubSession_close", "ImSurveyVote_create" })
        {
            var outside = Session($$$"""{"{{{name}}}":1,"customer_id":2,"agent_id":3,"im_sub_session_log":{"{{{name}}}":4,"customer_id":5,"agent_id":6}}""");
            Assert.Equal((1L, 2L, 3L), (outside.ImSubSessionId, outside.CustomerId, outside.AgentId));
            var inside = Session($$$"""{"im_sub_session_log":{"{{{name}}}":4,"customer_id":5,"agent_id":6}}""");
            Assert.Equal((4L, 5L, 6L), (inside.ImSubSessionId, inside.CustomerId, inside.AgentId));

            UdeskSessionEvent Session(string message) => Assert.IsType<UdeskSessionEvent>(Assert.Single(Read($$"""{"action":"{{action}}","message":{{message}}}""")));
        }
    }

    [Fact]
    public void WhatWebhooksAreAboutIsRead()
    {
        var queue = Assert.IsType<UdeskSessionEvent>(Assert.Single(Read("""{"action":"ShutQueue_create","message":{"id":1,"customer_id":2,"queue_name":"q"}}""")));
        Assert.Equal((1L, 2L, "q"), (queue.Id, queue.CustomerId, queue.Queue!.QueueName));
        var organization = Assert.IsType<UdeskOrganizationEvent>(Assert.Single(Read("""{"action":"organization_UPDATE","message":{"id":1,"name":"n","changes":{"name":["a","n"]}},"more":2}""")));
        Assert.Equal(("n", "organization_UPDATE", "organization_UPDATE", UdeskEventType.OrganizationUpdated), (organization.Name, organization.Action, organization.EventTypeText, organization.EventType));
        Assert.Equal((IEnumerable<string>)["name"], organization.Changes.Keys);
        Assert.Equal("n", organization.Message["name"]);
        Assert.Equal(["more"], organization.AdditionalProperties.Keys);
    }

    private static T One<T>(string item)
        where T : UdeskEvent
        => Assert.IsType<T>(Assert.Single(Read($$"""{"messages":[{{item}}]}""")));

    private static IReadOnlyList<UdeskEvent> Read(string text) => new ApiClientFactory().UdeskWebhookReader.Read(WebhookBody.FromText(text));
}
