using System;
using System.Linq;
using System.Threading.Tasks;
using UsedeskUdesk.Client.Outcomes;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>Did it happen? The table, and that everything asks it.</summary>
public class OutcomeTests
{
    private static readonly UpdateTicketRequest s_update = new() { TicketId = 5, Subject = "s" };

    [Theory]
    [InlineData(nameof(Sighting.NothingLeft), nameof(Outcome.Repeat), nameof(Outcome.Repeat))]
    [InlineData(nameof(Sighting.Unsendable), nameof(Outcome.Error), nameof(Outcome.Error))]
    [InlineData(nameof(Sighting.PartLeft), nameof(Outcome.Error), nameof(Outcome.Unknown))]
    [InlineData(nameof(Sighting.NoAnswer), nameof(Outcome.Repeat), nameof(Outcome.Unknown))]
    [InlineData(nameof(Sighting.Success), nameof(Outcome.Success), nameof(Outcome.Success))]
    [InlineData(nameof(Sighting.PutOff), nameof(Outcome.WaitAndRepeat), nameof(Outcome.WaitAndRepeat))]
    [InlineData(nameof(Sighting.Refusal), nameof(Outcome.Error), nameof(Outcome.Error))]
    [InlineData(nameof(Sighting.PassingFault), nameof(Outcome.Repeat), nameof(Outcome.Unknown))]
    [InlineData(nameof(Sighting.LastingFault), nameof(Outcome.Error), nameof(Outcome.Unknown))]
    [InlineData(nameof(Sighting.Redirect), nameof(Outcome.Error), nameof(Outcome.Unknown))]
    [InlineData(nameof(Sighting.Unreadable), nameof(Outcome.Error), nameof(Outcome.Unknown))]
    public void EachSightingHasOneOutcomeForReadsAndOneForWrites(string sighting, string read, string write)
    {
        var seen = Enum.Parse<Sighting>(sighting);
        Assert.Equal((read, write), (OutcomeTable.Decide(seen, repeatable: true).ToString(), OutcomeTable.Decide(seen, repeatable: false).ToString()));
    }

    [Fact]
    public void NoSightingIsForgotten()
        => Assert.Equal(Enum.GetNames<Sighting>().Length, typeof(OutcomeTests).GetMethod(nameof(EachSightingHasOneOutcomeForReadsAndOneForWrites))!
            .CustomAttributes.Count(attribute => attribute.AttributeType == typeof(InlineDataAttribute)));

    [Theory]
    [InlineData(500, """{"status":"error"}""")]
    [InlineData(500, """{"status":false}""")]
    [InlineData(500, """{"status":"failed","message":"x"}""")]
    [InlineData(500, """{"status":500,"error":"Internal Server Error"}""")]
    [InlineData(504, """{"code":504,"message":"Gateway Time-out"}""")]
    [InlineData(502, """{"code":502,"error":"Bad Gateway"}""")]
    [InlineData(500, """{"code":999,"error":"x"}""")]
    [InlineData(500, """{"code":111,"error":"Server error"}""")]
    [InlineData(500, """{"status":"success"}""")]
    [InlineData(500, """{"ticket_id":7}""")]
    [InlineData(429, """{"ticket_id":7}""")]
    [InlineData(400, """{"message":"x","data":{"ticket_id":7}}""")]
    [InlineData(200, """{"error":"limit","code":121,"ticket_id":7}""")]
    [InlineData(200, """{"error":"x","ticket":{"id":7}}""")]
    [InlineData(501, "")]
    [InlineData(408, "")]
    [InlineData(200, """{"code":111,"error":"Server error"}""")]
    [InlineData(200, """{"code":111}""")]
    [InlineData(422, """{"code":111,"error":"Server error"}""")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"success":false}""")]
    [InlineData(200, """{"errors":{"subject":["too long"]}}""")]
    [InlineData(200, """{"status":"fail"}""")]
    [InlineData(200, """{"code":500,"message":"x","trace":[]}""")]
    [InlineData(200, """{"status":"success"}""")]
    [InlineData(200, """{"status":"success","ticket_id":0}""")]
    [InlineData(200, """{"status":"success","ticket_id":null}""")]
    [InlineData(200, """{"status":"success","ticket_id":""}""")]
    [InlineData(200, """{"status":"success","ticket_id":" "}""")]
    [InlineData(200, """{"status":"success","ticket_id":"null"}""")]
    [InlineData(200, """{"status":"success","ticket_id":"undefined"}""")]
    [InlineData(200, """{"status":"success","ticket_id":"0.0"}""")]
    [InlineData(200, """{"status":"success","ticket_id":0.0}""")]
    [InlineData(200, """{"status":"success","ticket_id":-1}""")]
    [InlineData(200, """{"status":"success","ticket_id":1.5}""")]
    [InlineData(200, """{"status":"success","ticket_id":1e30}""")]
    [InlineData(200, """{"status":"success","ticket_id":99999999999999999999}""")]
    [InlineData(200, """{"status":"success","ticket_id":true}""")]
    [InlineData(200, """{"status":"success","ticket_id":[7]}""")]
    [InlineData(200, """{"status":"success","ticket_id":NaN}""")]
    [InlineData(301, "")]
    [InlineData(302, "")]
    [InlineData(303, "")]
    [InlineData(307, "")]
    [InlineData(308, "")]
    public async Task ACreateThatIsNotCertainIsUnknownAndSentOnce(int status, string answer)
    {
        await using var server = new RawServer(Http.Json(answer, status, status is >= 300 and < 400 ? "Location: /elsewhere" : null));
        using var client = Usedesk(server.BaseUri);

        var error = await FailsAsync(client.SendAsync(Ticket));

        Assert.Equal(("WriteOutcomeUnknown", status, 1), (error.ErrorId, error.HttpStatus, error.Attempts));
        Assert.Single(server.Arrived);
    }

    [Theory]
    [InlineData(500, """{"status":"error"}""")]
    [InlineData(200, """{"success":false}""")]
    [InlineData(200, """{"errors":{"subject":["too long"]}}""")]
    [InlineData(200, """{"status":"fail"}""")]
    [InlineData(200, "{}")]
    [InlineData(303, "")]
    public async Task SoIsAChange(int status, string answer)
    {
        await using var server = new RawServer(Http.Json(answer, status));
        using var client = Usedesk(server.BaseUri);

        Assert.Equal("WriteOutcomeUnknown", (await FailsAsync(client.SendAsync(s_update))).ErrorId);
        Assert.Single(server.Arrived);
    }

    [Theory]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""{"status":true}""")]
    [InlineData("")]
    public async Task AChangeNeedsNoMoreThanTheFactsPromise(string answer)
    {
        await using var server = new RawServer(Http.Json(answer));
        using var client = Usedesk(server.BaseUri);

        Assert.Equal(5, (await client.SendAsync(s_update)).TicketId);
    }

    /// <summary>Each operation that makes something, with an answer of success that names all but what was made.</summary>
    [Fact]
    public async Task NoCreateIsASuccessWithoutItsId()
    {
        var answer = "";
        await using var server = new RawServer(exchange => exchange.SendAsync(Http.Json(answer)));
        using var usedesk = Usedesk(server.BaseUri);
        using var udesk = Udesk(server.BaseUri);
        var comment = new CreateCommentRequest { TicketId = 1, Message = "m" };
        var client = new CreateClientRequest { Name = "n" };
        var user = new CreateUserRequest { Name = "n", Email = "a@example.test", Password = ApiSecret.FromText("p"), GroupId = 1 };
        var chat = new AddChatMessageRequest { CompanyId = 1, ChannelId = 1, Text = "t" };
        var customer = new CreateCustomerRequest { Values = { NickName = "n" } };
        var raw = new RawRequest<UsedeskService> { Method = "POST", Path = "create/ticket" };

        answer = """{"status":"success","code":1000,"message":"ok","customer":{"nick_name":"n"}}""";
        foreach (var call in new Func<Task>[]
        {
            () => usedesk.SendAsync(Ticket), () => usedesk.SendAsync(comment), () => usedesk.SendAsync(client), () => usedesk.SendAsync(user),
            () => usedesk.SendAsync(chat), () => udesk.SendAsync(customer), () => usedesk.SendAsync(raw),
        })
        {
            Assert.Equal("WriteOutcomeUnknown", (await Assert.ThrowsAsync<ServiceException>(call)).ErrorId);
        }

        answer = """{"status":"success","code":1000,"ticket_id":"1","comment_id":2,"client_id":3,"user_id":4,"chat_id":5,"customer":{"id":6}}""";
        Assert.Equal(1, (await usedesk.SendAsync(Ticket)).TicketId);
        Assert.Equal(2, (await usedesk.SendAsync(comment)).CommentId);
        Assert.Equal(3, (await usedesk.SendAsync(client)).ClientId);
        Assert.Equal(4, (await usedesk.SendAsync(user)).UserId);
        Assert.Equal(5, (await usedesk.SendAsync(chat)).ChatId);
        Assert.Equal(6, (await udesk.SendAsync(customer)).Id);
        Assert.NotNull(await usedesk.SendAsync(raw));
        Assert.Equal(14, server.Arrived.Count);
    }

    [Theory]
    [InlineData(429, null)]
    [InlineData(429, "Retry-After: 1")]
    [InlineData(503, "Retry-After: 1")]
    [InlineData(503, null)]
    [InlineData(500, null)]
    [InlineData(202, null)]
    public async Task AnEnvelopeOfSuccessIsASuccessWhateverTheStatusAndIsNotRepeated(int status, string? header)
    {
        await using var usedeskServer = new RawServer(Http.Json(TicketMade, status, header));
        await using var udeskServer = new RawServer(Http.Json("""{"code":1000,"message":"ok"}""", status, header));
        using var usedesk = Usedesk(usedeskServer.BaseUri);
        using var udesk = Udesk(udeskServer.BaseUri);

        Assert.Equal(77, (await Guard.Async(usedesk.SendAsync(Ticket))).TicketId);
        Assert.Equal("ok", (await Guard.Async(udesk.SendAsync(Destroy))).Message);
        Assert.Equal((1, 1), (usedeskServer.Arrived.Count, udeskServer.Arrived.Count));
    }

    [Theory]
    [InlineData(500, """{"code":2000,"message":"bad"}""", "UdeskApi.2000")]
    [InlineData(503, """{"code":9200,"message":"gone"}""", "UdeskApi.9200")]
    [InlineData(200, """{"code":777,"message":"x"}""", "UdeskApi.777")]
    [InlineData(422, """{"code":777,"message":"x"}""", "UdeskApi.777")]
    [InlineData(500, """{"code":777,"message":"x"}""", "WriteOutcomeUnknown")]
    [InlineData(200, """{"code":500,"message":"x"}""", "WriteOutcomeUnknown")]
    [InlineData(200, """{"code":504,"message":"x"}""", "WriteOutcomeUnknown")]
    public async Task ARefusalIsBelievedWhereItIsDocumentedOrNoFaultStandsBeside(int status, string answer, string errorId)
    {
        await using var server = new RawServer(Http.Json(answer, status));
        using var client = Udesk(server.BaseUri);

        Assert.Equal(errorId, (await FailsAsync(client.SendAsync(Destroy))).ErrorId);
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task AFaultInAnEnvelopesClothesIsRepeatedForReads()
    {
        await using var server = new RawServer(
            Http.Json("""{"code":504,"message":"Gateway Time-out"}""", 504), Http.Json("""{"status":500,"error":"x"}""", 500), Http.Json("""{"status":"error"}""", 502), Http.Json("[]"));
        using var client = Usedesk(server.BaseUri);

        Assert.Empty(await Guard.Async(client.SendAsync(Groups)));
        Assert.Equal(4, server.Arrived.Count);
    }

    [Fact]
    public async Task AServerErrorOfAReadKeepsItsCode()
    {
        await using var server = new RawServer(Http.Json("""{"code":111,"error":"Server error"}"""));
        using var client = Usedesk(server.BaseUri);

        Assert.Equal(("UsedeskApi.111", 1), ((await FailsAsync(client.SendAsync(Groups))) is var error ? error.ErrorId : "", error.Attempts));
    }
}
