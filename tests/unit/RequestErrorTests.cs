using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>Requests that cannot be sent: the same mistake has the same ID everywhere, and each reader's words.</summary>
public class RequestErrorTests
{
    [Fact]
    public async Task AnUpdateOfNothingIsNothingToChange()
    {
        await using var server = new RawServer(Http.Json("{}"));
        using var udesk = Udesk(server.BaseUri);
        using var usedesk = Usedesk(server.BaseUri);

        RequestException[] errors =
        [
            await RefusedAsync(() => usedesk.SendAsync(new UpdateTicketRequest { TicketId = 7, Silent = true, UserId = 5 })),
            await RefusedAsync(() => usedesk.SendAsync(new UpdateClientRequest { ClientId = 7 })),
            await RefusedAsync(() => usedesk.SendAsync(new UpdateUserRequest { UserId = 7 })),
            await RefusedAsync(() => udesk.SendAsync(new UpdateCustomerRequest(UdeskCustomerKey.ById(7)))),
            await RefusedAsync(() => new CustomerUpdate().ApplyAsync(udesk, UdeskCustomerKey.ById(7))),
        ];

        Assert.All(errors, error => Assert.Equal("NothingToChange", error.ErrorId));
        Assert.All(errors, error => Assert.Contains(" 7 ", error.Message, StringComparison.Ordinal));
        Assert.Empty(server.Arrived);
    }

    [Fact]
    public async Task ACreateOfNothingIsAMissingParameter()
    {
        await using var server = new RawServer(Http.Json("{}"));
        using var udesk = Udesk(server.BaseUri);
        using var usedesk = Usedesk(server.BaseUri);

        var customer = await RefusedAsync(() => udesk.SendAsync(new CreateCustomerRequest()));
        var client = await RefusedAsync(() => usedesk.SendAsync(new CreateClientRequest()));

        Assert.Equal(("MissingParameter", "MissingParameter"), (customer.ErrorId, client.ErrorId));
        Assert.Equal("A customer needs at least one value, such as CustomerToken, NickName, Email or CellPhones.", customer.Message);
        Assert.Equal("A client needs at least one value, such as -Name, -Email or -Phone.", client.Describe(name => "-" + name));
        Assert.Empty(server.Arrived);
    }

    /// <summary>Tags, an agent and the like say where a ticket belongs, and not what it is about.</summary>
    [Fact]
    public async Task ATicketAndACommentThatSayNothingAreRefused()
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);

        foreach (var ticket in new CreateTicketRequest[] { new(), new() { Tag = ["x"], Status = 8, ClientEmail = "a@example.test" }, new() { Subject = " ", Message = "\n" } })
        {
            var error = await RefusedAsync(() => client.SendAsync(ticket));
            Assert.Equal(("MissingParameter", "A ticket needs -Subject or -Message, or for WhatsApp -TemplateId or -TemplateName."), (error.ErrorId, error.Describe(name => "-" + name)));
        }

        foreach (var comment in new CreateCommentRequest[] { new() { TicketId = 5 }, new() { TicketId = 5, Public = true, Message = " ", File = [] } })
        {
            var error = await RefusedAsync(() => client.SendAsync(comment));
            Assert.Equal(("MissingParameter", "A comment needs -Message, -File, or for WhatsApp -TemplateId or -TemplateName."), (error.ErrorId, error.Describe(name => "-" + name)));
        }

        Assert.Empty(server.Arrived);
    }

    public static TheoryData<UdeskRequest<Acknowledgement>, string, string, string> UdeskMistakes => new()
    {
        { new LeaveQueueRequest { CustomerToken = "c" }, "MissingParameter", "Queue", "Queue needs a value." },
        { new SetMessagesReadRequest { ImSubSessionId = 1 }, "MissingParameter", "MessageIds", "MessageIds needs a value." },
        { new CloseImSessionRequest(), "InvalidParameter", "ImSubSessionId", "ImSubSessionId must be a number above 0." },
        { new SubmitSurveyRequest { ImSubSessionId = 1 }, "InvalidParameter", "OptionId", "OptionId must be a number above 0." },
        { new DestroySessionsRequest { StartTime = DateTimeOffset.UnixEpoch.AddDays(1), EndTime = DateTimeOffset.UnixEpoch }, "InvalidWindow", "EndTime", "EndTime is before StartTime." },
    };

    [Theory]
    [MemberData(nameof(UdeskMistakes))]
    public async Task UdesksMistakesNameTheProperty(UdeskRequest<Acknowledgement> request, string errorId, string property, string message)
    {
        await using var server = new RawServer(Http.Json("{}"));
        using var client = Udesk(server.BaseUri);

        var error = await RefusedAsync(() => client.SendAsync(request));

        Assert.Equal((errorId, property), (error.ErrorId, error.PropertyName));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Arrived);
    }

    public static TheoryData<CreateTicketRequest, string, string, string> TicketMistakes => new()
    {
        { new() { Subject = new string('x', 256) }, "TooLong", "Subject", "Subject has 256 characters; the service accepts at most 255." },
        { new() { From = "user" }, "MissingParameter", "UserId", "From user needs UserId." },
        { new() { From = "trigger" }, "MissingParameter", "TriggerId", "From trigger needs TriggerId." },
        { new() { From = "me" }, "InvalidParameter", "From", "'me' is not a valid From. Valid values: user, client, trigger." },
        { new() { Field = [new("a", "x")] }, "InvalidField", "Field", "'a' in Field is not a valid field ID. A field ID is a number." },
        { new() { Field = [new("61", "a;b")] }, "SemicolonInField", "Field", "The value of field 61 contains a semicolon." },
        { new() { Field = [new("61", new string('x', 256))] }, "TooLong", "Field", "The value of field 61 in Field has 256 characters; the service accepts at most 255." },
        { new() { Field = Many() }, "TooLong", "Field", "Field has too many fields: their IDs together have 259 characters; the service accepts at most 255." },
        { new() { NestedList = [[]] }, "EmptyList", "NestedList", "A nested list has no level." },
        { new() { NestedList = [[new("61", ""), new("62", "b")]] }, "GapInList", "NestedList", "Level 61 of a nested list has no value" },
    };

    [Theory]
    [MemberData(nameof(TicketMistakes))]
    public async Task MistakesInTicketsNameTheProperty(CreateTicketRequest request, string errorId, string property, string message)
    {
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);

        var error = await RefusedAsync(() => client.SendAsync(request));

        Assert.Equal((errorId, property), (error.ErrorId, error.PropertyName));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(message.Replace("From user needs UserId", "-From user needs -UserId", StringComparison.Ordinal), property == "UserId" ? error.Describe(name => "-" + name) : error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Arrived);
    }

    private static List<KeyValuePair<string, string>> Many()
    {
        var fields = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < 65; i++)
        {
            fields.Add(new($"{100 + i}", "x"));
        }

        return fields;
    }

    private static async Task<RequestException> RefusedAsync<T>(Func<Task<T>> call) => await Assert.ThrowsAsync<RequestException>(() => Guard.Async(call()));
}
