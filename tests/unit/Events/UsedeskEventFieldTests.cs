using System;
using System.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Events.Receiving;
using UsedeskUdesk.Client.Spools;
using Xunit;

namespace UsedeskUdesk.Tests.Events;

/// <summary>Where each value of what Usedesk sends may stand, which of several places counts, and what is left over.</summary>
public class UsedeskEventFieldTests
{
    [Theory]
    [InlineData(""" "message_status":{"delivery_status":"SENT","ticket_id":2,"client_id":3,"extras":{"ticket_id":4,"client_id":5}},"ticket_id":6 """, "SENT", 4L, 5L)]
    [InlineData(""" "message_status":{"delivery_status":"SENT","ticket_id":2,"client_id":3,"extras":{"x":1}},"ticket_id":6 """, "SENT", 2L, 3L)]
    [InlineData(""" "message_status":{"delivery_status":"SENT"},"ticket_id":6 """, "SENT", 6L, null)]
    [InlineData(""" "message_status":"READ","ticket_id":"6" """, "READ", 6L, null)]
    public void ADeliverysTicketIsTheInnermost(string body, string status, long? ticket, long? client)
    {
        var delivery = Read<UsedeskDeliveryEvent>(body);
        Assert.Equal((status, ticket, client), (delivery.DeliveryStatus, delivery.TicketId, delivery.ClientId));
    }

    [Fact]
    public void WhatADeliveryHasBesideIsKept()
    {
        var delivery = Read<UsedeskDeliveryEvent>(""" "secret":"s","message_status":{"comment_id":1,"inner":2,"extras":{"innermost":3}},"outer":4 """);
        Assert.Equal(["inner", "innermost", "outer"], delivery.AdditionalProperties.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(""" "channel_id":3,"channel_type":"a","channel_data":{"id":4,"type":"b"} """, 3L, "b")]
    [InlineData(""" "channel_type":"a","channel_data":{"id":4} """, 4L, "a")]
    public void ABlocksChannelStandsInTwoPlaces(string body, long channel, string type)
    {
        var block = Read<UsedeskDynamicBlockEvent>($$$""" "client_data":{"name":"n","emails":[{"email":"a@example.test"},"b@example.test"],"phones":[{"phone":"7"}],"messengers":[{"type":"telegram","id":"@a","uid":"u","more":1},{"type":"viber","identity":"i"},5]},{{{body}}} """);
        Assert.Equal((channel, type), (block.ChannelId, block.ChannelType));
        Assert.Equal(["a@example.test", "b@example.test"], block.Email);
        Assert.Equal(["7"], block.Phone);
        Assert.Equal([("telegram", "@a", "u"), ("viber", "i", null)], block.Messenger.Select(messenger => (messenger.Type!, messenger.Identity!, messenger.Uid)));
        Assert.Equal(["more"], block.Messenger[0].AdditionalProperties.Keys);
        Assert.Equal("b", block.ChannelData.TryGetValue("type", out var kept) ? kept : "b");
        Assert.Equal(4L, block.ChannelData["id"]);
    }

    [Fact]
    public void ABlockOfNobodyIsEmpty()
    {
        var block = Read<UsedeskDynamicBlockEvent>(""" "client_data":"n","channel_data":"c" """);
        Assert.Null(block.ClientName);
        Assert.Empty(block.Email);
        Assert.Empty(block.Phone);
        Assert.Empty(block.Messenger);
    }

    [Theory]
    [InlineData(""" "ticket":{"id":2,"client_id":3},"ticket_id":4,"client_id":5 """, 2L, 5L)]
    [InlineData(""" "ticket":{"id":"","client_id":3},"ticket_id":4 """, 4L, 3L)]
    [InlineData(""" "ticket":{"id":2,"client_id":3},"client":{"id":6} """, 2L, 6L)]
    [InlineData(""" "ticket":{"id":2,"client_id":3,"client":{"id":7}} """, 2L, 7L)]
    [InlineData(""" "ticket":{"id":2,"client_id":3,"client":{"id":7}},"client":{"id":6} """, 2L, 6L)]
    [InlineData(""" "x":1 """, null, null)]
    public void AChatsTicketAndClientStandInSeveralPlaces(string body, long? ticket, long? client)
    {
        var chat = Read<UsedeskChatMessageEvent>($""" "chat_id":1,{body} """);
        Assert.Equal((ticket, client), (chat.TicketId, chat.ClientId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    public void AnEmptyChatIsNone(string chat) => Assert.IsType<UsedeskTicketCreatedEvent>(Read<UsedeskEvent>($$""" {{(chat.Length > 0 ? $"\"chat_id\":{chat}," : string.Empty)}}"ticket":{"id":2} """));

    [Theory]
    [InlineData(""" "assignee_id":3,"ticket":{"id":2,"assignee_id":4} """, 3L)]
    [InlineData(""" "ticket":{"id":2,"assignee_id":4} """, 4L)]
    [InlineData(""" "ticket":{"id":2} """, null)]
    public void WhoHasTheTicketStandsBesideItOrInIt(string body, long? agent)
    {
        Assert.Equal(agent, Read<UsedeskChatMessageEvent>($""" "chat_id":1,{body} """).AssigneeId);
        Assert.Equal(agent, Read<UsedeskCommentEvent>($$""" "comment":{"id":1},{{body}} """).AssigneeId);
        Assert.Equal(agent, Read<UsedeskRatingEvent>($$""" "csi":{"id":1},{{body}} """).AssigneeId);
        Assert.Equal(agent, Read<UsedeskTicketChangedEvent>($$""" "trigger":{"id":1},{{body}} """).AssigneeId);
    }

    [Fact]
    public void FieldsAndBlocksStandBesideTheTicketOrInIt()
    {
        const string Inside = """ "ticket":{"id":2,"client_id":8,"assignee_id":9,"custom_fields":[{"ticket_field_id":10,"value":"in"}],"custom_blocks":[{"name":"in","secret_key":"k"}]} """;
        var created = Read<UsedeskTicketCreatedEvent>(Inside);
        Assert.Equal(("in", "in", 8L, 9L), (created.CustomField.Single().Value, created.CustomBlock.Single().Name, created.ClientId, created.AssigneeId));
        Assert.Empty(created.CustomBlock.Single().AdditionalProperties);

        var beside = Read<UsedeskTicketCreatedEvent>($$""" "custom_fields":[{"ticket_field_id":10,"value":"beside"}],"custom_blocks":[{"name":"beside"}],{{Inside}} """);
        Assert.Equal(("beside", "beside"), (beside.CustomField.Single().Value, beside.CustomBlock.Single().Name));
        Assert.Empty(Read<UsedeskTicketCreatedEvent>(""" "ticket":{"id":2} """).CustomField);
        Assert.Empty(Read<UsedeskCommentEvent>(""" "comment":{"id":1},"custom_fields":[] """).CustomField);
        foreach (var ticketEvent in new UsedeskTicketEvent[]
        {
            Read<UsedeskCommentEvent>($$""" "comment":{"id":1},{{Inside}} """),
            Read<UsedeskRatingEvent>($$""" "csi":{"id":1},{{Inside}} """),
            Read<UsedeskTicketChangedEvent>($$""" "trigger":{"id":1},{{Inside}} """),
            Read<UsedeskChatMessageEvent>($$""" "chat_id":1,{{Inside}} """),
        })
        {
            Assert.Equal(("in", "in"), (ticketEvent.CustomField.Single().Value, ticketEvent.CustomBlock.Single().Name));
        }
    }

    [Fact]
    public void FilesAreNamedOnceWhereverTheyStand()
    {
        Assert.Equal(["in", "beside", "alone"], Read<UsedeskChatMessageEvent>(""" "chat_id":1,"ticket":{"id":2,"files":[{"file":"in"},{"url":"beside"}]},"files":["beside"],"file":{"url":"alone"} """).FileUrl);
        Assert.Equal(["a", "b"], Read<UsedeskCommentEvent>(""" "comment":{"id":1,"file":"a","files":[{"url":"b"},{"file":"a"}]} """).FileUrl);
        Assert.Equal(["in"], Read<UsedeskTicketCreatedEvent>(""" "ticket":{"id":2,"files":["in"]} """).FileUrl);
        Assert.Equal(["beside"], Read<UsedeskChatMessageEvent>(""" "chat_id":1,"files":["beside"] """).FileUrl);
    }

    [Fact]
    public void AChangeIsReadWithAllOfIt()
    {
        var changed = Read<UsedeskTicketChangedEvent>(
            """
            "trigger":{"id":1,"trigger_id":2,"user_id":3,"ticket_id":4,"company_id":5,"old_status":1,"new_status":3,"changed_at":"2026-05-18 12:00:00","more":6,
            "data":[{"target":"group","value":"g"},{"target":"group_id","value":7},{"target":"status","value":3,"old_value":0},{"target":"STATUS_ID","value":"77"},{"target":"status","value":-1},
            {"target":"subject","value":8},{"target":"new_tags","value":["a","b"]},{"target":"new_tags","value":[{"a":1},"b"]},{"target":"status","value":"open"},"text"]}
            """);
        Assert.Equal((1L, 2L, 3L, 4L, 5L), (changed.ChangeId, changed.TriggerId, changed.UserId, changed.TicketId, changed.CompanyId));
        Assert.Equal(new DateTimeOffset(2026, 5, 18, 12, 0, 0, TimeSpan.Zero), changed.ChangedAt);
        Assert.Equal(["more"], changed.AdditionalProperties.Keys);
        Assert.Equal(
            [
                UsedeskChangeTarget.Group, UsedeskChangeTarget.Group, UsedeskChangeTarget.Status, UsedeskChangeTarget.Status, UsedeskChangeTarget.Status,
                UsedeskChangeTarget.Subject, UsedeskChangeTarget.TagsAdded, UsedeskChangeTarget.TagsAdded, UsedeskChangeTarget.Status, UsedeskChangeTarget.Unknown,
            ],
            changed.Changes.Select(change => change.Target));
        Assert.Equal(["g", "7", new UsedeskTicketStatus(3).Name, new UsedeskTicketStatus(77).Name, "-1", "8", "a, b", null, "open", "text"], changed.Changes.Select(change => change.Value));
        Assert.Null(changed.Changes[2].OldValue);
    }

    [Theory]
    [InlineData("\"public\"", true)]
    [InlineData("\"Private\"", false)]
    [InlineData("\"else\"", null)]
    [InlineData("null", null)]
    public void ACommentIsPublicOrPrivateOrNobodyKnows(string type, bool? isPublic)
    {
        var comment = Read<UsedeskCommentEvent>($$""" "comment":{"id":1,"type":{{type}},"client_id":2,"user_id":3,"ticket_id":4,"published_at":"2026-05-18 12:00:00","is_first":1,"delivered":0,"readed":"1","from":"TRIGGER"} """);
        Assert.Equal((isPublic, 2L, 3L, 4L, true, false, true, UsedeskAuthor.Trigger), (comment.IsPublic, comment.ClientId, comment.UserId, comment.TicketId, comment.IsFirst, comment.IsDelivered, comment.IsRead, comment.Author));
        Assert.Equal(new DateTimeOffset(2026, 5, 18, 12, 0, 0, TimeSpan.Zero), comment.PublishedAt);
    }

    [Fact]
    public void ARatingIsReadWithAllOfIt()
    {
        var rating = Read<UsedeskRatingEvent>(""" "csi":{"id":1,"user_id":2,"client_id":3,"ticket_id":4,"rating":"4.5","comment":"c","ticket_comment_id":5,"company_id":6,"created_at":"2026-05-18 12:00:00","updated_at":"2026-05-18 13:00:00","more":7} """);
        Assert.Equal((1L, 2L, 3L, 4L, 4.5, "c", 5L, 6L), (rating.RatingId, rating.UserId, rating.ClientId, rating.TicketId, rating.Rating, rating.RatingComment, rating.CommentId, rating.CompanyId));
        Assert.Equal((12, 13), (rating.CreatedAt!.Value.Hour, rating.UpdatedAt!.Value.Hour));
        Assert.Equal(["more"], rating.AdditionalProperties.Keys);
    }

    [Fact]
    public void AFormNamesItsTicket()
    {
        var form = Read<UsedeskReplyFormEvent>(""" "message":"m","user_id":"1","user_name":"n","ticket_id":"2" """);
        Assert.Equal(("m", 1L, "n", 2L), (form.MessageText, form.UserId, form.UserName, form.TicketId));
    }

    /// <summary>Forms carry parts as JSON within text, at the top and one within another.</summary>
    [Fact]
    public void PartsThatAreTextAreReadAsWhatTheySay()
    {
        static string Text(string json) => Newtonsoft.Json.JsonConvert.ToString(json);
        Assert.Equal(2, Read<UsedeskTicketCreatedEvent>($""" "ticket":{Text("""{"id":2}""")} """).TicketId);
        Assert.Equal(1, Read<UsedeskCommentEvent>($""" "comment":{Text("""{"id":1}""")} """).CommentId);
        Assert.Equal(1, Read<UsedeskTicketChangedEvent>($""" "trigger":{Text("""{"id":1,"data":"[{\"target\":\"subject\",\"value\":\"s\"}]"}""")} """) is var changed && changed.Changes.Single().Value == "s" ? changed.ChangeId : null);
        Assert.Equal((1L, "{fine}"), (Read<UsedeskRatingEvent>($$$""" "csi":{{{Text("""{"id":1,"comment":"{fine}"}""")}}} """)) is var rating ? (rating.RatingId!.Value, rating.RatingComment) : default);
        Assert.Equal(3, Read<UsedeskDeliveryEvent>($""" "message_status":{Text("""{"comment_id":1,"extras":"{\"ticket_id\":3}"}""")} """).TicketId);
        var block = Read<UsedeskDynamicBlockEvent>($""" "client_data":{Text("""{"name":"n"}""")},"channel_data":{Text("""{"id":4}""")} """);
        Assert.Equal(("n", 4L), (block.ClientName, block.ChannelId));
        var created = Read<UsedeskTicketCreatedEvent>(
            $$"""
            "ticket":{"id":2,"files":{{Text("""["in"]""")}}},"client":{{Text("""{"id":5}""")}},"custom_fields":{{Text("""[{"ticket_field_id":10,"value":"v"}]""")}},
            "custom_blocks":{{Text("""[{"name":"b"}]""")}},"files":{{Text("""["beside"]""")}}
            """);
        Assert.Equal((5L, "v", "b"), (created.ClientId, created.CustomField.Single().Value, created.CustomBlock.Single().Name));
        Assert.Equal(["in", "beside"], created.FileUrl);
        var inside = Read<UsedeskTicketCreatedEvent>(
            $$"""
            "ticket":{"id":2,"client":{{Text("""{"id":5}""")}},"custom_fields":{{Text("""[{"ticket_field_id":10,"value":"v"}]""")}},"custom_blocks":{{Text("""[{"name":"b"}]""")}}}
            """);
        Assert.Equal((5L, "v", "b"), (inside.ClientId, inside.CustomField.Single().Value, inside.CustomBlock.Single().Name));
    }

    /// <summary>Of several events in one body each has its own part; what else there is belongs to all.</summary>
    [Fact]
    public void PartsOfOtherEventsAreNotKept()
    {
        var events = UsedeskWebhookTests.Reader().Read(WebhookBody.FromText("""{"secret":"s","trigger":{"id":1},"comment":{"id":2},"csi":{"id":3},"more":4}"""));
        Assert.Equal([UsedeskEventType.TicketChanged, UsedeskEventType.Comment, UsedeskEventType.Rating], events.Select(item => item.EventType));
        Assert.All(events, item => Assert.Equal(["more"], item.AdditionalProperties.Keys));
        var one = Assert.Single(UsedeskWebhookTests.Reader().Read(WebhookBody.FromText("""{"comment":{"id":2},"csi":5}""")));
        Assert.Equal(["csi"], one.AdditionalProperties.Keys);
    }

    [Theory]
    // Who, and of which ticket, counts only where both say it.
    [InlineData(""" "user_id":5,"ticket_id":42 """, """ "user_id":5,"ticket_id":42 """, true)]
    [InlineData(""" "user_id":5 """, """ "ticket_id":42 """, true)]
    [InlineData(""" "ticket_id":42 """, """ "user_id":5 """, true)]
    [InlineData(""" "user_id":5 """, """ "user_id":6 """, false)]
    [InlineData(""" "ticket_id":42 """, """ "ticket_id":43 """, false)]
    [InlineData(""" "x":1 """, """ "x":1 """, true)]
    public void AFormIsItsCommentsWhereNothingSpeaksAgainstIt(string form, string comment, bool isDropped)
    {
        var reader = UsedeskWebhookTests.Reader();
        Assert.Empty(reader.Read(WebhookBody.FromText($$"""{"message":"a  b\nc",{{form}}}""")));
        var ready = reader.Read(WebhookBody.FromText($$$"""{"comment":{"id":1,"message":"a b c","from":"user",{{{comment}}}}}"""));
        Assert.Equal(isDropped ? 1 : 0, ready.Count);
        Assert.Equal(isDropped ? 0 : 2, reader.Flush().Count);
        Assert.Empty(reader.Flush());
    }

    /// <summary>Comments are remembered for a while, not for ever.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void OnlyTheLastCommentsAreRemembered(int tooMany, bool isDropped)
    {
        var reader = UsedeskWebhookTests.Reader();
        for (var i = 0; i < UsedeskWebhookOptions.MaximumHeld + tooMany; i++)
        {
            reader.Read(WebhookBody.FromText($$$"""{"comment":{"id":{{{i + 1}}},"message":"words {{{i}}}","from":"user"}}"""));
        }

        reader.Read(WebhookBody.FromText("""{"message":"words 0"}"""));
        Assert.Equal(isDropped ? 0 : 1, reader.Flush().Count);
    }

    /// <summary>Of whatever kind the events between them are.</summary>
    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void ACommentTakesAFormAlongForSoManyEventsOnly(int between, bool isDropped)
    {
        var reader = UsedeskWebhookTests.Reader();
        reader.Read(WebhookBody.FromText("""{"comment":{"id":1,"message":"Thank you","from":"user","user_id":5,"ticket_id":77}}"""));
        for (var i = 0; i < between; i++)
        {
            reader.Read(WebhookBody.FromText($$$"""{"message_status":{"comment_id":{{{i}}},"delivery_status":"READ"}}"""));
        }

        reader.Read(WebhookBody.FromText("message=Thank+you&user_id=5"));
        Assert.Equal(isDropped ? 0 : 1, reader.Flush().Count);
    }

    /// <summary>A receiver knows when they came.</summary>
    [Theory]
    [InlineData(60_000, true)]
    [InlineData(-60_000, true)]
    [InlineData(60_001, false)]
    public void ACommentTakesAFormAlongForSomeTimeOnly(long later, bool isDropped)
    {
        const long Start = 1_764_000_000_000;
        var format = new UsedeskEventFormat(new UsedeskWebhookOptions(), []);
        Assert.Single(format.Read(new KeptBody(1, Start, """{"comment":{"id":1,"message":"Thank you","from":"user"}}"""u8.ToArray(), [], 0), [], out _));
        Assert.Empty(format.Read(new KeptBody(2, Start + later, """{"message":"Thank you"}"""u8.ToArray(), [], 0), [], out _));
        Assert.Equal(isDropped ? 0 : 1, format.Flush().Count);
    }

    /// <summary>What waits is bounded by the memory that it takes: as objects, values weigh a hundred times their text.</summary>
    [Theory]
    [InlineData("{}", 300_000)]
    [InlineData("[]", 300_000)]
    [InlineData("1", 600_000)]
    [InlineData("\"planted planted planted planted planted planted\"", 200_000)]
    public void WhatWaitsIsBoundedByItsMemory(string value, int times)
    {
        var large = $"[{string.Join(',', Enumerable.Repeat(value, times))}]";
        var reader = UsedeskWebhookTests.Reader();
        // One by itself waits for nothing.
        Assert.Single(reader.Read(WebhookBody.FromText($$"""{"message":"words","x":{{large}}}""")));
        // Behind a small one it makes the oldest go.
        Assert.Empty(reader.Read(WebhookBody.FromText("""{"message":"words"}""")));
        Assert.Equal(2, reader.Read(WebhookBody.FromText($$"""{"message_status":"a","x":{{large}}}""")).Count);
        Assert.Empty(reader.Flush());
        // Nothing of that counts any more.
        Assert.Empty(reader.Read(WebhookBody.FromText("""{"message":"words"}""")));
        Assert.Empty(reader.Read(WebhookBody.FromText("""{"message_status":"b"}""")));
        Assert.Single(reader.Read(WebhookBody.FromText("""{"comment":{"id":1,"message":"words","from":"user"}}""")), item => item is UsedeskCommentEvent);
        Assert.Empty(reader.Flush());
    }

    /// <summary>JSON within text counts towards the limits of its body, which is kept as a whole and read again.</summary>
    [Fact]
    public void JsonWithinTextStaysWithinTheLimitsOfTheBody()
    {
        var many = Newtonsoft.Json.JsonConvert.ToString($"[{string.Join(',', Enumerable.Repeat("1", 600_000))}]");
        var deep = "1";
        for (var level = 0; level < 3; level++)
        {
            deep = string.Concat(Enumerable.Repeat("{\"client\":", 60)) + (level == 0 ? deep : Newtonsoft.Json.JsonConvert.ToString(deep)) + new string('}', 60);
        }

        foreach (var body in new[] { $$"""{"message":"words","files":{{many}},"custom_fields":{{many}}}""", $$"""{"message":"words","client":{{Newtonsoft.Json.JsonConvert.ToString(deep)}}}""" })
        {
            var raw = Single(body).Raw;
            Assert.Equal(raw, Single(raw).Raw);
        }

        static UsedeskEvent Single(string body)
        {
            var reader = UsedeskWebhookTests.Reader();
            return Assert.Single(reader.Read(WebhookBody.FromText(body)).Concat(reader.Flush()));
        }
    }

    [Fact]
    public void WhatIsNoObjectIsKeptAsItIs()
    {
        var unknown = Assert.IsType<UsedeskUnknownEvent>(Assert.Single(UsedeskWebhookTests.Reader().Read(WebhookBody.FromText("[5]"))));
        Assert.Equal(("5", 5L), (unknown.Raw, unknown.AdditionalProperties["value"]));
        Assert.Throws<ArgumentNullException>(() => UsedeskWebhookTests.Reader().Read(null!));
        Assert.Contains("neither JSON, nor a form, nor multipart", Assert.Throws<WebhookException>(() => UsedeskWebhookTests.Reader().Read(WebhookBody.FromText("=a"))).Message, StringComparison.Ordinal);
    }

    private static T Read<T>(string body)
        where T : UsedeskEvent
    {
        var reader = UsedeskWebhookTests.Reader();
        return Assert.IsType<T>(Assert.Single(reader.Read(WebhookBody.FromText($"{{{body}}}")).Concat(reader.Flush())), exactMatch: false);
    }
}
