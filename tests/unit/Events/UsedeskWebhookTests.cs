using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using Xunit;

namespace UsedeskUdesk.Tests.Events;

public class UsedeskWebhookTests
{
    public static TheoryData<string> Names => [.. UsedeskBodies.All.Keys];

    [Theory]
    [InlineData(nameof(UsedeskBodies.Ping), typeof(UsedeskPingEvent), UsedeskEventType.Ping)]
    [InlineData(nameof(UsedeskBodies.Delivery), typeof(UsedeskDeliveryEvent), UsedeskEventType.Delivery)]
    [InlineData(nameof(UsedeskBodies.DynamicBlock), typeof(UsedeskDynamicBlockEvent), UsedeskEventType.DynamicBlock)]
    [InlineData(nameof(UsedeskBodies.Chat), typeof(UsedeskChatMessageEvent), UsedeskEventType.ChatMessage)]
    [InlineData(nameof(UsedeskBodies.Changed), typeof(UsedeskTicketChangedEvent), UsedeskEventType.TicketChanged)]
    [InlineData(nameof(UsedeskBodies.ChangedForm), typeof(UsedeskTicketChangedEvent), UsedeskEventType.TicketChanged)]
    [InlineData(nameof(UsedeskBodies.Comment), typeof(UsedeskCommentEvent), UsedeskEventType.Comment)]
    [InlineData(nameof(UsedeskBodies.JsonInForm), typeof(UsedeskCommentEvent), UsedeskEventType.Comment)]
    [InlineData(nameof(UsedeskBodies.Rating), typeof(UsedeskRatingEvent), UsedeskEventType.Rating)]
    [InlineData(nameof(UsedeskBodies.Created), typeof(UsedeskTicketCreatedEvent), UsedeskEventType.TicketCreated)]
    [InlineData(nameof(UsedeskBodies.FlatForm), typeof(UsedeskReplyFormEvent), UsedeskEventType.ReplyForm)]
    [InlineData(nameof(UsedeskBodies.Unknown), typeof(UsedeskUnknownEvent), UsedeskEventType.Unknown)]
    public void EachKindIsToldApart(string name, Type type, UsedeskEventType expected)
    {
        var item = Single(UsedeskBodies.All[name]);
        Assert.IsType(type, item);
        Assert.Equal(expected, item.EventType);
    }

    [Theory]
    [InlineData("""{"ping":1,"message_status":{},"chat_id":1}""", UsedeskEventType.Ping)]
    [InlineData("""{"message_status":{"comment_id":1},"chat_id":1,"ticket":{"id":1}}""", UsedeskEventType.Delivery)]
    [InlineData("""{"client_data":{"name":"a"},"channel_data":{"id":1},"chat_id":5}""", UsedeskEventType.DynamicBlock)]
    [InlineData("""{"chat_id":5,"ticket":{"id":1},"trigger":{"id":1}}""", UsedeskEventType.ChatMessage)]
    [InlineData("""{"trigger":{"id":1},"ticket":{"id":1}}""", UsedeskEventType.TicketChanged)]
    [InlineData("""{"comment":{"id":1},"ticket":{"id":1}}""", UsedeskEventType.Comment)]
    [InlineData("""{"csi":{"id":1},"ticket":{"id":1}}""", UsedeskEventType.Rating)]
    [InlineData("""{"ticket":{"id":1},"message":"x"}""", UsedeskEventType.TicketCreated)]
    [InlineData("""{"message":"x"}""", UsedeskEventType.ReplyForm)]
    [InlineData("""{"client_data":{"name":"a"},"channel_data":""}""", UsedeskEventType.Unknown)]
    [InlineData("""{"message":{"text":"x"}}""", UsedeskEventType.Unknown)]
    [InlineData("ping", UsedeskEventType.Ping)]
    [InlineData("ping=1", UsedeskEventType.Ping)]
    public void TheOrderOfTheKeysDecides(string text, UsedeskEventType expected) => Assert.Equal(expected, Single(text).EventType);

    [Fact]
    public void ADeliveryNamesItsComment()
    {
        var delivery = (UsedeskDeliveryEvent)Single(UsedeskBodies.Delivery);
        Assert.Equal(("DELIVERED", true, 501L, 42L), (delivery.DeliveryStatus, delivery.IsDelivered, delivery.CommentId, delivery.TicketId));
        Assert.Equal("wa", delivery.AdditionalProperties["route"]);
        Assert.False(((UsedeskDeliveryEvent)Single("""{"message_status":{"delivery_status":"LOST","comment_id":1}}""")).IsDelivered);
    }

    [Fact]
    public void ADynamicBlockTellsOfTheClient()
    {
        var block = (UsedeskDynamicBlockEvent)Single(UsedeskBodies.DynamicBlock);
        Assert.Equal((42L, 7L, 3L, "email", "Help", "79991234567", "Ann", true), (block.TicketId, block.ClientId, block.ChannelId, block.ChannelType, block.Subject, block.Contact, block.ClientName, block.IsAutoLoad));
        Assert.Equal(["a@x.test"], block.Email);
        Assert.Equal(["7999", "7888"], block.Phone);
        Assert.Equal(["telegram:@ann", "viber:ID: 7"], block.Messenger.Select(messenger => messenger.ToString()));
        Assert.Equal("{{client_id}}", block.AdditionalProperties["crm"]);
        Assert.Equal("Ann", block.ClientData["name"]);
    }

    [Fact]
    public void AChatMessageBringsItsTicket()
    {
        var chat = (UsedeskChatMessageEvent)Single(UsedeskBodies.Chat);
        Assert.Equal((900L, 42L, 7L, "Привет", UsedeskAuthor.Client, "usedesk_tg", UsedeskChatState.New), (chat.ChatId, chat.TicketId, chat.ClientId, chat.MessageText, chat.Author, chat.Platform, chat.State));
        Assert.Equal(["https://x.test/f1.png", "https://x.test/f2.png"], chat.FileUrl);
        Assert.Equal("New", chat.Ticket!.Status!.Name);
        Assert.Null(chat.AssigneeId);
        Assert.Equal((11L, "A-1"), (chat.CustomField.Single().FieldId, chat.CustomField.Single().Value));
        Assert.Equal("CRM", chat.CustomBlock.Single().Name);
    }

    [Theory]
    [InlineData("null", UsedeskChatState.None)]
    [InlineData("\"reopened\"", UsedeskChatState.Reopened)]
    [InlineData("\"closed\"", UsedeskChatState.Closed)]
    [InlineData("\"moved\"", UsedeskChatState.Unknown)]
    public void ChatStatesAreOpen(string json, UsedeskChatState expected)
        => Assert.Equal(expected, ((UsedeskChatMessageEvent)Single($$$"""{"chat_id":"5","from":"user","state":{{{json}}}}""")).State);

    [Fact]
    public void AChangeSaysInWordsWhatChanged()
    {
        var changed = (UsedeskTicketChangedEvent)Single(UsedeskBodies.Changed);
        Assert.Equal((3001L, null, 5L, 42L, 7L, 5L), (changed.ChangeId, changed.TriggerId, changed.UserId, changed.TicketId, changed.ClientId, changed.AssigneeId));
        Assert.Equal(("Open", "Closed"), (changed.OldStatus!.Name, changed.NewStatus!.Name));
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero), changed.ChangedAt);
        Assert.Equal(
            [
                UsedeskChangeTarget.Subject, UsedeskChangeTarget.TicketField, UsedeskChangeTarget.Assignee, UsedeskChangeTarget.Assignee, UsedeskChangeTarget.Status,
                UsedeskChangeTarget.TagsAdded, UsedeskChangeTarget.TagsRemoved, UsedeskChangeTarget.TicketCreated, UsedeskChangeTarget.MessageFromClient,
                UsedeskChangeTarget.MessageFromBot, UsedeskChangeTarget.CommentFromAgent, UsedeskChangeTarget.SlaFirstReplyTime, UsedeskChangeTarget.SlaCloseTime,
                UsedeskChangeTarget.Unknown,
            ],
            changed.Changes.Select(change => change.Target));
        Assert.Equal("Status: Open → Closed", changed.Changes[4].ToString());
        Assert.Equal(("501", null), (changed.Changes[10].Value, changed.Changes[10].OldValue));
        Assert.Equal(4, changed.Changes[11].SlaId);
        Assert.Equal(("weather", "rain"), (changed.Changes[13].TargetText, changed.Changes[13].Value));
        Assert.Equal(11L, changed.Changes[1].AdditionalProperties["ticket_field_id"]);
        Assert.Equal(11, changed.CustomField.Single().FieldId);
        Assert.Equal(["a@x.test"], changed.Client!.Emails);
    }

    [Theory]
    [InlineData("0", "\"0\"")]
    [InlineData("null", "\"\"")]
    public void AStatusOfZeroIsNone(string before, string after)
    {
        var changed = (UsedeskTicketChangedEvent)Single($$$"""{"trigger":{"id":1,"ticket_id":2,"old_status":{{{before}}},"new_status":{{{after}}},"data":[]}}""");
        Assert.Null(changed.OldStatus);
        Assert.Null(changed.NewStatus);
    }

    [Fact]
    public void AFormSaysTheSameAsJson()
    {
        var changed = (UsedeskTicketChangedEvent)Single(UsedeskBodies.ChangedForm);
        Assert.Equal((3001L, null, 5L, 42L, 7L), (changed.ChangeId, changed.TriggerId, changed.UserId, changed.TicketId, changed.ClientId));
        Assert.Null(changed.NewStatus);
        // What is beyond ASCII was escaped by Usedesk; the rest was typed so.
        Assert.Equal("Привет \\u0041", changed.Changes.Single().Value);
        Assert.Equal("CRM", changed.CustomBlock.Single().Name);
        Assert.Equal((501L, UsedeskAuthor.Client), (((UsedeskCommentEvent)Single(UsedeskBodies.JsonInForm)).CommentId, ((UsedeskCommentEvent)Single(UsedeskBodies.JsonInForm)).Author));
    }

    [Fact]
    public void ACommentIsHtmlAndText()
    {
        var comment = (UsedeskCommentEvent)Single(UsedeskBodies.Comment);
        Assert.Equal((501L, 42L, 7L, 5L, UsedeskAuthor.Agent, true), (comment.CommentId, comment.TicketId, comment.ClientId, comment.UserId, comment.Author, comment.IsPublic));
        Assert.Equal("Dear Ann,\nit is \"done\" & sent.\nBye", comment.MessageText);
        Assert.Equal((false, true, false), (comment.IsFirst, comment.IsDelivered, comment.IsRead));
        Assert.Equal(["https://x.test/f1.png", "https://x.test/f2.png"], comment.FileUrl);
        Assert.Null(comment.AssigneeId);
        Assert.Equal("good", comment.AdditionalProperties["mood"]);
    }

    [Fact]
    public void ARatingNeedsNoClient()
    {
        var rating = (UsedeskRatingEvent)Single(UsedeskBodies.Rating);
        Assert.Equal((61L, 42L, 5L, 4d, "{fine}", 501L), (rating.RatingId, rating.TicketId, rating.UserId, rating.Rating, rating.RatingComment, rating.CommentId));
        Assert.Null(rating.ClientId);
    }

    [Fact]
    public void ANewTicketIsATicket()
    {
        var created = (UsedeskTicketCreatedEvent)Single(UsedeskBodies.Created);
        Assert.Equal((42L, 7L, 5L, "Help", "It broke"), (created.TicketId, created.ClientId, created.AssigneeId, created.Subject, created.MessageText));
        Assert.Equal(("New", 2L, "17"), (created.Ticket!.Status!.Name, created.Ticket.GroupId, created.Ticket.AdditionalId));
    }

    [Fact]
    public void AFlatFormIsDroppedWhenItsCommentFollows()
    {
        var reader = Reader();
        Assert.Empty(reader.Read(Text(UsedeskBodies.FlatForm)));
        // It comes behind the form, and may not pass it.
        Assert.Empty(reader.Read(Text(UsedeskBodies.Rating)));
        Assert.Equal([UsedeskEventType.Rating, UsedeskEventType.Comment], reader.Read(Text(UsedeskBodies.Comment)).Select(item => item.EventType));
        Assert.Empty(reader.Flush());
    }

    [Fact]
    public void AFlatFormIsDroppedWhenItsCommentCameBefore()
    {
        var reader = Reader();
        Assert.Single(reader.Read(Text(UsedeskBodies.Comment)));
        Assert.Empty(reader.Read(Text(UsedeskBodies.FlatForm)));
        Assert.Empty(reader.Flush());
        // One comment takes one form along; the next form is another reply.
        Assert.Empty(reader.Read(Text(UsedeskBodies.FlatForm)));
        Assert.Equal(UsedeskEventType.ReplyForm, Assert.Single(reader.Flush()).EventType);
    }

    [Theory]
    [InlineData("""{"comment":{"id":1,"message":"other words","from":"user","user_id":5,"ticket_id":42}}""")]
    [InlineData("""{"comment":{"id":1,"message":"Dear Ann, it is \"done\" & sent. Bye","from":"user","user_id":6,"ticket_id":42}}""")]
    [InlineData("""{"comment":{"id":1,"message":"Dear Ann, it is \"done\" & sent. Bye","from":"client","user_id":5,"ticket_id":42}}""")]
    public void AFlatFormStaysWhereTheCommentIsAnother(string comment)
    {
        var reader = Reader();
        Assert.Empty(reader.Read(Text(UsedeskBodies.FlatForm)));
        Assert.Empty(reader.Read(Text(comment)));
        Assert.Equal([UsedeskEventType.ReplyForm, UsedeskEventType.Comment], reader.Flush().Select(item => item.EventType));
    }

    [Fact]
    public void AFlatFormDoesNotHoldUpMoreThanItMay()
    {
        var reader = Reader();
        var ready = new List<UsedeskEvent>();
        ready.AddRange(reader.Read(Text(UsedeskBodies.FlatForm)));
        for (var i = 0; i < UsedeskWebhookOptions.MaximumHeld; i++)
        {
            ready.AddRange(reader.Read(Text(UsedeskBodies.Delivery)));
        }

        Assert.Equal(UsedeskWebhookOptions.MaximumHeld + 1, ready.Count);
        Assert.Equal(UsedeskEventType.ReplyForm, ready[0].EventType);
    }

    [Fact]
    public void SeveralMessagesInOneBodyAreTakenInTheirOrder()
    {
        var comment = (JObject)JObject.Parse(UsedeskBodies.Comment)["comment"]!;
        var both = JObject.Parse(UsedeskBodies.Changed);
        both["comment"] = comment;
        var events = Reader().Read(Text(both.ToString()));
        Assert.Equal([UsedeskEventType.TicketChanged, UsedeskEventType.Comment], events.Select(item => item.EventType));
        Assert.DoesNotContain("trigger", events[1].AdditionalProperties.Keys);

        Assert.Equal([UsedeskEventType.Rating, UsedeskEventType.Comment], Reader().Read(Text($"[{UsedeskBodies.Rating},{UsedeskBodies.Comment}]")).Select(item => item.EventType));
        Assert.Equal([UsedeskEventType.Rating, UsedeskEventType.Ping], Reader().Read(Text($"{UsedeskBodies.Rating}\r\n{UsedeskBodies.Ping}")).Select(item => item.EventType));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoSecretShowsWhicheverWayTheBodyComes(string name)
    {
        var text = UsedeskBodies.All[name];
        var bodies = new List<WebhookBody> { Text(text), WebhookBody.FromBytes(Encoding.UTF8.GetBytes(text), "application/x-www-form-urlencoded; charset=utf-8") };
        if (text.StartsWith('{'))
        {
            bodies.Add(WebhookBody.FromValue(JToken.Parse(text).ToObject<Dictionary<string, object>>()));
        }

        foreach (var body in bodies)
        {
            foreach (var reader in new[] { Reader(), Reader(UsedeskBodies.Secret, UsedeskBodies.BlockSecret) })
            {
                var events = reader.Read(body).Concat(reader.Flush()).ToArray();
                Assert.NotEmpty(events);
                Assert.All(events, item => Assert.DoesNotContain("planted", Newtonsoft.Json.JsonConvert.SerializeObject(item), StringComparison.Ordinal));
            }
        }
    }

    /// <summary>Whatever the field is called, and however the secret is written there.</summary>
    [Theory]
    [InlineData("""{"secret":"planted/Ключ-77","comment":{"id":1,"message":"m","channel_key":"planted/Ключ-77","app_id":"planted/Ключ-77"}}""")]
    [InlineData("""{"secret":"planted/Ключ-77","comment":{"id":1},"payload":"{\"secret\":\"planted/Ключ-77\"}"}""")]
    [InlineData("""{"secret":"planted/Ключ-77","comment":{"id":1},"payload":"{\"secret\":\"planted\\/\\u041a\\u043b\\u044e\\u0447-77\"}"}""")]
    [InlineData("""{"secret":"planted/Ключ-77","comment":{"id":1},"callback":"https://x/?secret=planted%2F%D0%9A%D0%BB%D1%8E%D1%87-77"}""")]
    [InlineData("""{"secret":"planted/Ключ-77","comment":{"id":1,"files":[["planted/Ключ-77"]]},"custom_blocks":[{"secret_key":"a","id":7,"api_token":"planted/Ключ-77"}]}""")]
    [InlineData("""{"secret":"planted/Ключ-77","comment":{"id":1,"planted/Ключ-77":1,"PLANTED/Ключ-77":2,"***":3}}""")]
    [InlineData("secret=planted/Ключ-77&comment[id]=1&comment[message]=planted/Ключ-77&comment[planted/Ключ-77]=1")]
    public void ASecretIsMaskedByItsValueWhereverItStands(string body)
    {
        foreach (var reader in new[] { Reader(), Reader("planted/Ключ-77") })
        {
            var comment = Assert.IsType<UsedeskCommentEvent>(Assert.Single(reader.Read(Text(body))));
            Assert.Equal(1, comment.CommentId);
            Assert.DoesNotContain("planted", comment.Raw, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("planted", Newtonsoft.Json.JsonConvert.SerializeObject(comment), StringComparison.OrdinalIgnoreCase);
            if (body.Contains("PLANTED", StringComparison.Ordinal))
            {
                Assert.Equal(3, JObject.Parse(comment.Raw)["comment"]!.Children<JProperty>().Count(field => field.Name.StartsWith("***", StringComparison.Ordinal)));
            }
        }
    }

    /// <summary>What stands in a body by chance is not the secret.</summary>
    [Theory]
    [InlineData("1")]
    [InlineData(" ")]
    [InlineData("m")]
    [InlineData("4711")]
    [InlineData("more")]
    [InlineData("***")]
    public void AShortSecretBlanksOutNothing(string secret)
    {
        var comment = Assert.IsType<UsedeskCommentEvent>(Assert.Single(Reader(secret).Read(Text($$$"""{"secret":"{{{secret}}}","comment":{"id":4711,"message":"once more *** 4711","ticket_id":"4711"}}"""))));
        Assert.Equal((4711, 4711, "once more *** 4711"), (comment.CommentId, comment.TicketId, comment.MessageHtml));
    }

    [Fact]
    public void ANumberThatIsTheSecretIsMaskedToo()
        => Assert.DoesNotContain("8123456789", Single("""{"secret":8123456789,"comment":{"id":1,"app":8123456789}}""").Raw, StringComparison.Ordinal);

    [Fact]
    public void WhatIsNoObjectIsMaskedByNameToo()
        => Assert.DoesNotContain("planted", Single("""[[{"secret":"planted"}]]""").Raw, StringComparison.Ordinal);

    [Theory]
    [InlineData(nameof(UsedeskBodies.Ping), UsedeskSecretCheck.NotCarried)]
    [InlineData(nameof(UsedeskBodies.Delivery), UsedeskSecretCheck.NotCarried)]
    [InlineData(nameof(UsedeskBodies.FlatForm), UsedeskSecretCheck.NotCarried)]
    [InlineData(nameof(UsedeskBodies.DynamicBlock), UsedeskSecretCheck.Verified)]
    [InlineData(nameof(UsedeskBodies.Chat), UsedeskSecretCheck.Verified)]
    [InlineData(nameof(UsedeskBodies.Changed), UsedeskSecretCheck.Verified)]
    [InlineData(nameof(UsedeskBodies.ChangedForm), UsedeskSecretCheck.Verified)]
    [InlineData(nameof(UsedeskBodies.Comment), UsedeskSecretCheck.Verified)]
    [InlineData(nameof(UsedeskBodies.Rating), UsedeskSecretCheck.Verified)]
    [InlineData(nameof(UsedeskBodies.Created), UsedeskSecretCheck.Verified)]
    [InlineData(nameof(UsedeskBodies.Unknown), UsedeskSecretCheck.Verified)]
    public void ASecretIsCheckedAndTheEventSaysSo(string name, UsedeskSecretCheck expected)
    {
        Assert.Equal(UsedeskSecretCheck.NotChecked, Single(UsedeskBodies.All[name]).SecretCheck);
        var reader = Reader("7001", UsedeskBodies.Secret, UsedeskBodies.BlockSecret);
        Assert.Equal(expected, reader.Read(Text(UsedeskBodies.All[name])).Concat(reader.Flush()).Single().SecretCheck);
    }

    [Theory]
    [InlineData("""{"secret":7001,"ticket":{"id":1}}""", null)]
    [InlineData("""{"secret":"7001","ticket":{"id":1}}""", null)]
    [InlineData("""{"secret":"7002","ticket":{"id":1}}""", "WebhookSecretWrong")]
    [InlineData("""{"secret":"70011","ticket":{"id":1}}""", "WebhookSecretWrong")]
    [InlineData("""{"secret":"","ticket":{"id":1}}""", "WebhookSecretMissing")]
    [InlineData("""{"secret":null,"ticket":{"id":1}}""", "WebhookSecretMissing")]
    [InlineData("""{"secret":["7001"],"ticket":{"id":1}}""", "WebhookSecretMissing")]
    [InlineData("""{"ticket":{"id":1}}""", "WebhookSecretMissing")]
    [InlineData("""{"weather":1}""", "WebhookSecretMissing")]
    [InlineData("[5]", "WebhookSecretMissing")]
    [InlineData("""{"secret":"x","ping":1}""", "WebhookSecretWrong")]
    [InlineData("""{"secret":"x","message_status":{"comment_id":1}}""", "WebhookSecretWrong")]
    [InlineData("""{"client_data":{"name":"a"},"channel_data":{"id":1}}""", "WebhookSecretMissing")]
    [InlineData("""{"client_data":{"name":"a"},"channel_data":{"id":1},"whatever":"7001"}""", null)]
    [InlineData("""{"client_data":{"name":"a"},"channel_data":{"id":1},"secret":"x"}""", "WebhookSecretWrong")]
    public void AWrongOrMissingSecretIsAnError(string text, string? errorId)
    {
        var reader = Reader("7001", UsedeskBodies.Secret);
        if (errorId is null)
        {
            Assert.Equal(UsedeskSecretCheck.Verified, Assert.Single(reader.Read(Text(text))).SecretCheck);
        }
        else
        {
            Assert.Equal(errorId, Assert.Throws<WebhookException>(() => reader.Read(Text(text))).ErrorId);
        }
    }

    [Fact]
    public void APartWithAWrongSecretTakesTheWholeBodyAlong()
    {
        var reader = Reader(UsedeskBodies.Secret);
        var wrong = UsedeskBodies.Rating.Replace(UsedeskBodies.Secret, "planted-wrong", StringComparison.Ordinal);
        var error = Assert.Throws<WebhookException>(() => reader.Read(Text($"[{UsedeskBodies.Comment},{wrong}]")));
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(reader.Flush());
    }

    [Theory]
    [InlineData("", "EmptyWebhook")]
    [InlineData("hello world", "InvalidWebhook")]
    [InlineData("{\"secret\":\"planted", "InvalidWebhook")]
    [InlineData("{\"secret\":12planted34}", "InvalidWebhook")]
    [InlineData("{\"planted\\q\":1}", "InvalidWebhook")]
    [InlineData("\"planted\"", "InvalidWebhook")]
    public void ErrorsQuoteNothing(string text, string errorId)
    {
        var error = Assert.Throws<WebhookException>(() => Reader().Read(Text(text)));
        Assert.Equal(errorId, error.ErrorId);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void DeepAndHugeFormsAreRefused()
    {
        Assert.Equal("WebhookTooDeep", Assert.Throws<WebhookException>(() => Reader().Read(Text("a" + string.Concat(Enumerable.Repeat("[b]", 64)) + "=1"))).ErrorId);
        Assert.Equal("WebhookTooLarge", Assert.Throws<WebhookException>(() => Reader().Read(Text(string.Join("&", Enumerable.Range(0, 10_001).Select(i => $"a{i}=1"))))).ErrorId);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=XyZ")]
    [InlineData("multipart/form-data; boundary=\"XyZ\"")]
    [InlineData("multipart/form-data; boundary=other")]
    [InlineData("application/json")]
    [InlineData("no content type at all")]
    [InlineData(null)]
    public void TheBodysFormDecidesAndNotItsContentType(string? contentType)
    {
        var reader = Reader();
        reader.Read(WebhookBody.FromText(UsedeskBodies.FlatForm, contentType));
        var form = Assert.IsType<UsedeskReplyFormEvent>(Assert.Single(reader.Flush()));
        Assert.Equal((5L, "Jo", "Dear Ann,\r\nit is \"done\" & sent.\r\nBye"), (form.UserId, form.UserName, form.MessageHtml));
        Assert.Equal(UsedeskEventType.Comment, Assert.Single(Reader().Read(WebhookBody.FromText(UsedeskBodies.Comment, contentType))).EventType);
    }

    [Fact]
    public void AFileInAMultipartBodyLeavesItsName()
    {
        var body = UsedeskBodies.FlatForm.Replace("--XyZ--", "--XyZ\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG...\r\n--XyZ--", StringComparison.Ordinal);
        var reader = Reader();
        reader.Read(Text(body));
        Assert.Equal(new object[] { "a.png" }, Assert.Single(reader.Flush()).AdditionalProperties["files"]);
    }

    [Fact]
    public void ACharsetIsHeeded()
    {
        var bytes = Encoding.Latin1.GetBytes("chat_id=5&text=caf\u00e9");
        var chat = (UsedeskChatMessageEvent)Assert.Single(Reader().Read(WebhookBody.FromBytes(bytes, "application/x-www-form-urlencoded; charset=ISO-8859-1")));
        Assert.Equal("caf\u00e9", chat.MessageText);
    }

    /// <summary>What a form encodes is in the form's charset too. In shift_jis the second byte of a character may be a letter, which a form does not encode.</summary>
    [Theory]
    [InlineData("ISO-8859-1", "caf%E9+%2B+na%EFve", "caf\u00e9 + na\u00efve")]
    [InlineData("windows-1251", "%CF%F0%E8%E2%E5%F2", "Привет")]
    [InlineData("shift_jis", "%83e%83X%83g", "テスト")]
    [InlineData("utf-8", "%D0%9F%d1%80ивет%2", "Привет%2")]
    [InlineData("utf-16", "%D0%9F%D1%80", "Пр")]
    [InlineData("no-such-charset", "%D0%9F%D1%80+%zz", "Пр %zz")]
    public void ACharsetIsHeededInWhatAFormEncodes(string charset, string text, string expected)
    {
        var chat = (UsedeskChatMessageEvent)Assert.Single(Reader().Read(WebhookBody.FromText($"chat_id=5&text={text}", $"application/x-www-form-urlencoded; charset={charset}")));
        Assert.Equal(expected, chat.MessageText);
    }

    /// <summary>Nothing is put in the place of words.</summary>
    [Theory]
    [InlineData("chat_id=5&text=%CF%F0")]
    [InlineData("chat_id=5&text=\u00cf")]
    [InlineData("{\"chat_id\":5,\"text\":\"\u00cf\"}")]
    public void WordsOfAnUnknownCharsetAreNotDestroyed(string body)
    {
        var error = Assert.Throws<WebhookException>(() => Reader().Read(WebhookBody.FromBytes(Encoding.Latin1.GetBytes(body), "text/plain; charset=no-such-charset")));
        Assert.Equal(WebhookFailure.UnknownCharset, error.Failure);
    }

    /// <summary>One of the values would be lost, and a wrong secret pass beside the right one.</summary>
    [Theory]
    [InlineData("chat_id=5&text=a&text=b")]
    [InlineData("chat_id=5&text=a&%74ext=a")]
    [InlineData("secret=wrong&secret=right&chat_id=5")]
    [InlineData("chat_id=5&ticket=1&ticket[id]=2")]
    [InlineData("chat_id=5&ticket[id]=2&ticket=1")]
    [InlineData("chat_id=5&ticket[id]=2&ticket[id][a]=1")]
    [InlineData("chat_id=5&files[]=a&files[0]=b")]
    [InlineData("--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\na\r\n--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nb\r\n--X--")]
    public void AFormWithTheSameNameTwiceIsRefused(string body)
    {
        var error = Assert.Throws<WebhookException>(() => Reader().Read(Text(body)));
        Assert.Equal(WebhookFailure.Unreadable, error.Failure);
        Assert.Contains("twice", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("files[]=a&files[]=b", "[\"a\",\"b\"]")]
    [InlineData("files[3]=a&files[]=b&files[]=c&files[1]=d&files[]=e", "{\"3\":\"a\",\"4\":\"b\",\"5\":\"c\",\"1\":\"d\",\"6\":\"e\"}")]
    [InlineData("files[][a]=1&files[][a]=2", "[{\"a\":\"1\"},{\"a\":\"2\"}]")]
    public void AListWithoutIndexesLosesNothing(string form, string expected)
        => Assert.Equal(expected, JObject.Parse(Single($"chat_id=5&{form}").Raw)["files"]!.ToString(Newtonsoft.Json.Formatting.None));

    internal static IUsedeskWebhookReader Reader(params string[] secrets)
        => new ApiClientFactory().CreateUsedeskWebhookReader(new UsedeskWebhookOptions { Secrets = [.. secrets.Select(ApiSecret.FromText)] });

    private static UsedeskEvent Single(string text)
    {
        var reader = Reader();
        return Assert.Single(reader.Read(Text(text)).Concat(reader.Flush()));
    }

    private static WebhookBody Text(string text) => WebhookBody.FromText(text);
}
