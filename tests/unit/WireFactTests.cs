using System;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Simulator;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>Facts of the services that are easily lost on the way.</summary>
public class WireFactTests
{
    [Fact]
    public async Task ATriggerIsNamedAlsoWithATemplate()
    {
        await using var server = new RawServer(Http.Json(TicketMade), Http.Json("""{"status":"success","comment_id":5}"""));
        using var client = Usedesk(server.BaseUri);

        var ticket = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(new CreateTicketRequest { From = "trigger", TemplateName = "t" }));
        var comment = await Assert.ThrowsAsync<RequestException>(() => client.SendAsync(new CreateCommentRequest { TicketId = 1, From = "trigger", TemplateId = 3 }));

        Assert.Equal(("MissingParameter", "TriggerId"), (ticket.ErrorId, ticket.PropertyName));
        Assert.Equal(("MissingParameter", "TriggerId"), (comment.ErrorId, comment.PropertyName));
        Assert.Empty(server.Arrived);

        await Guard.Async(client.SendAsync(new CreateTicketRequest { From = "trigger", TriggerId = 8, TemplateName = "t" }));
        await Guard.Async(client.SendAsync(new CreateCommentRequest { TicketId = 1, From = "user", TemplateId = 3 }));

        var (first, second) = (JObject.Parse(server.Arrived[0].Text), JObject.Parse(server.Arrived[1].Text));
        Assert.Equal(("trigger", 8), ((string?)first["from"], (int?)first["trigger_id"]));
        Assert.Equal("user", (string?)second["from"]);
        Assert.Null(second["user_id"]);
    }

    [Theory]
    [InlineData("""{"code":1000,"count":7,"unread_messages":[{"message_id":"a"}]}""", 7, 1)]
    [InlineData("""{"code":1000,"count":"3","unread_messages":[]}""", 3, 0)]
    [InlineData("""{"code":1000,"unread_messages":[{"message_id":"a"},{"message_id":"b"}]}""", null, 2)]
    public async Task TheNumberOfUnreadMessagesIsKept(string answer, int? count, int rows)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Udesk(server.BaseUri);

        var unread = await Guard.Async(client.SendAsync(new GetUnreadMessagesRequest { ImSubSessionId = 1, CustomerId = 2 }));

        Assert.Equal((count, rows), (unread.UnreadCount, unread.Count));
        Assert.Equal(rows, unread.Count(message => message.ImSubSessionId == 1));
    }

    [Theory]
    [InlineData("\"\"", "1", true, 0)]
    [InlineData("\"\"", "0", false, 0)]
    [InlineData("null", "\"1\"", true, 0)]
    [InlineData("\"a, b\"", "1", true, 2)]
    [InlineData("\"a,b\"", "\"\"", false, 2)]
    public async Task WhetherTheWordListIsInForceIsKeptWithoutWords(string words, string open, bool enabled, int count)
    {
        await using var server = new RawServer(Http.Json($$"""{"code":1000,"customer_words_string":{{words}},"customer_is_open":{{open}}}"""));
        using var client = Udesk(server.BaseUri);

        var list = await Guard.Async(client.SendAsync(new GetSensitiveWordsRequest()));

        Assert.Equal((enabled, count), (list.Enabled, list.Count));
        Assert.All(list, word => Assert.Equal(enabled, word.Enabled));
    }

    [Fact]
    public async Task ATagIsReadAsTheListNamesIt()
    {
        await using var server = new RawServer(Http.Json("""[{"ticket_tag_id":5,"tag_company_id":"7","name":"vip","ticket_count":"12"},{"id":6,"name":"x"}]"""));
        using var client = Usedesk(server.BaseUri);

        var tags = await Guard.Async(client.Read(new ListTagsRequest()).NextAsync());

        Assert.Equal([(5L, 7L, "vip", 12L), (6L, null, "x", null)], tags!.Select(tag => (tag.TagId, tag.CompanyId, tag.Name, tag.TicketCount)));
    }

    [Theory]
    [InlineData("[7,\"8\"]", 7L, 2)]
    [InlineData("[]", null, 0)]
    [InlineData("null", null, 0)]
    [InlineData("7", 7L, 1)]
    [InlineData("\"0\"", null, 0)]
    public async Task AnOptionKnowsItsParents(string sent, long? first, int count)
    {
        await using var server = new RawServer(Http.Json($$"""[{"custom_field":{"id":1},"field_options":[{"id":9,"value":"x","parent_option_id":{{sent}}}]}]"""));
        using var client = Usedesk(server.BaseUri);

        var option = (await Guard.Async(client.SendAsync(new GetTicketFieldsRequest()))).Single().Option.Single();

        Assert.Equal((first, count), (option.ParentOptionId, option.ParentOptionIds.Length));
    }

    [Theory]
    [InlineData("""{"status":"success","user_id":5}""")]
    [InlineData("""{"status_id":"success","user_id":"5"}""")]
    [InlineData("""{"status_id":true,"user_id":5}""")]
    public async Task TheReceiptOfAnAgentHasEitherName(string answer)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Usedesk(server.BaseUri);

        var receipt = await Guard.Async(client.SendAsync(new UpdateUserRequest { UserId = 5, Name = "n" }));

        Assert.Equal((5L, "success"), (receipt.UserId, receipt.Status));
    }

    [Theory]
    [InlineData("""{"code":1000}""", null)]
    [InlineData("""{"code":"1000","status":2000}""", null)]
    [InlineData("""{"status":0,"item":[]}""", null)]
    [InlineData("""{"status":"0","item":[]}""", null)]
    [InlineData("""{"status":1000}""", null)]
    [InlineData("""{"status":2000,"message":"no"}""", "UdeskApi.2000")]
    [InlineData("""{"code":0,"status":0}""", "UdeskApi.0")]
    [InlineData("""{"code":2005,"status":0}""", "UdeskApi.2005")]
    [InlineData("""{"status":"open"}""", "InvalidResponse")]
    [InlineData("""{"item":[]}""", "InvalidResponse")]
    public async Task ACallOfAnyPathIsJudgedByTheFormOfItsAnswer(string answer, string? errorId)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Udesk(server.BaseUri);
        var call = client.SendAsync(new RawRequest<UdeskService> { Path = "im/sessions/of_another_kind" });

        Assert.Equal(errorId, errorId is null ? (await Guard.Async(call) is null ? "no answer" : null) : (await FailsAsync(call)).ErrorId);
    }

    [Fact]
    public async Task WhatNamesATicketAndSaysThatItFailedMayHaveMadeIt()
    {
        await using var server = new RawServer(Http.Json("""{"status":"failed","comment_id":"3551632","ticket_id":77,"other":{"x_id":1},"channel_id":null}"""));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));

        Assert.Equal(ServiceFailure.WriteOutcomeUnknown, error.Failure);
        Assert.Equal(3551632, error.AnswerIds["comment_id"]);
        Assert.Equal(77, error.AnswerIds["ticket_id"]);
        Assert.Equal(2, error.AnswerIds.Count);
        Assert.Contains("comment_id 3551632", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalThatNamesNothingSaysNothingOfIds()
    {
        await using var server = new RawServer(Http.Json("""{"code":114,"error":"no text"}"""));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));

        Assert.Empty(error.AnswerIds);
        Assert.DoesNotContain("_id", error.RecommendedAction ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChatIsNamedWhereverThePageHasIt()
    {
        await using var server = new RawServer(Http.Json("""{"chat_id":9,"ticket_id":null}"""));
        using var client = Usedesk(server.BaseUri);

        await Guard.Async(client.SendAsync(new AddChatMessageRequest { CompanyId = 1, ChannelId = 2, ChatId = 9, Text = "t" }));
        await Guard.Async(client.SendAsync(new AddChatMessageRequest { CompanyId = 1, ChannelId = 2, ClientId = 3, Text = "t" }));

        var (known, opened) = (JObject.Parse(server.Arrived[0].Text), JObject.Parse(server.Arrived[1].Text));
        Assert.Equal((9, 9), ((int?)known["chat_id"], (int?)known["message"]!["from"]!["chat_id"]));
        Assert.Equal("""{"client_id":3}""", opened["message"]!["from"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task AMessageOfTypeCloseEndsTheSession()
    {
        await using var host = await SimulatorHost.StartAsync();
        using var client = Udesk(host);
        await Guard.Async(client.SendAsync(new CreateCustomerRequest { Values = new() { CustomerToken = "close-1", NickName = "n" } }));
        var session = await Guard.Async(client.SendAsync(new CreateImSessionRequest { CustomerToken = "close-1", AssignType = UdeskAssignType.Agent }));
        var close = new SendMessageRequest { CustomerToken = "close-1", ImSubSessionId = session.ImSubSessionId!.Value, MessageId = "m-1", Type = UdeskMessageType.Close, Content = "Bye" };

        await Guard.Async(client.SendAsync(close));

        close.MessageId = "m-2";
        Assert.Equal(9200, (await FailsAsync(client.SendAsync(close))).Code);
    }
}
