using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Support;

namespace UsedeskUdesk.Tests.Faults;

/// <summary>
/// A kind of operation, by what the vendors' pages say of it: what its answers look like, and whether sending it twice does no harm.
/// </summary>
/// <param name="Name">What docs/reliability.md calls it.</param>
/// <param name="IsHarmless">Whether it changes nothing, so that it may be sent again at any time.</param>
/// <param name="SaysSuccess">Whether a success says so in its fields. Usedesk's reads are data and nothing else.</param>
/// <param name="Answer">A success.</param>
/// <param name="WrongTypes">The same with values of other types.</param>
/// <param name="DocumentedRefusal">A refusal whose code the vendor's page explains, and the error's ID.</param>
/// <param name="OtherRefusal">A refusal with a code that no page explains, and the error's ID.</param>
/// <param name="Run">Sends it, and says how much of its result came.</param>
/// <param name="IsSigned">Whether Udesk's time and nonce are on it.</param>
/// <param name="UnaffectedFirst">Requests that go well before the one that the fault is about.</param>
internal sealed record OperationKind(
    string Name,
    bool IsHarmless,
    bool SaysSuccess,
    string Answer,
    string WrongTypes,
    (string Body, string ErrorId) DocumentedRefusal,
    (string Body, string ErrorId) OtherRefusal,
    Func<Call, Task> Run,
    bool IsSigned = false,
    int UnaffectedFirst = 0)
{
    private const string SecondPage = """{"code":1000,"agents":[{"id":2}],"meta":{"total_pages":2}}""";
    private const string FirstPage = """{"code":1000,"agents":[{"id":1}],"meta":{"total_pages":2}}""";
    private const string TicketAnswer = """{"status":"success","ticket_id":77}""";
    private const string OddTicket = """{"status":["success"],"ticket_id":{"id":77}}""";

    private static readonly (string, string) s_udeskRefusal = ("""{"code":2000,"message":"m"}""", "UdeskApi.2000");
    private static readonly (string, string) s_udeskOther = ("""{"code":3999,"message":"m"}""", "UdeskApi.3999");
    private static readonly (string, string) s_usedeskRefusal = ("""{"code":115,"error":"m"}""", "UsedeskApi.115");
    private static readonly (string, string) s_usedeskOther = ("""{"code":999,"error":"m"}""", "UsedeskApi.999");

    private static readonly CreateTicketRequest s_upload = new()
    {
        Subject = "s",
        Message = "m",
        ClientEmail = "a@example.test",
        File = [new FileUpload("f.bin", 1 << 20, () => new ZeroStream(1 << 20))],
    };

    private static readonly SendMessageRequest s_message = new() { CustomerToken = "c", ImSubSessionId = 7, MessageId = "0f8fad5b-d9cb-469f-a165-70867728950e", Content = "text" };

    private static readonly SendStructuredMessageRequest s_card = new()
    {
        ImSubSessionId = 7,
        CustomerId = 8,
        AgentId = 9,
        Message = new UdeskStructuredMessage
        {
            Title = "t",
            Description = "d",
            ImageUri = new Uri("https://example.test/i.png"),
            Button = (UdeskStructuredMessageButton[])[new UdeskStructuredMessageButton { Type = UdeskButtonType.Known.First(type => type != UdeskButtonType.SdkCallback), Text = "t", Value = "https://example.test" }],
        },
    };

    public static IReadOnlyList<OperationKind> All { get; } =
    [
        new("read", true, true, Clients.NoAgents, """{"code":1000,"agents":"none"}""", s_udeskRefusal, s_udeskOther, call => call.UdeskAsync(Clients.Agents), IsSigned: true),
        new("read by POST", true, false, """[{"id":1,"name":"g"}]""", """{"groups":7}""", s_usedeskRefusal, s_usedeskOther, call => call.UsedeskAsync(Clients.Groups)),
        new("second page", true, true, SecondPage, """{"code":1000,"agents":7,"meta":{"total_pages":2}}""", s_udeskRefusal, s_udeskOther, call => call.PagesAsync(), IsSigned: true, UnaffectedFirst: 1),
        new("log-in", true, true, """{"code":1000,"open_api_auth_token":"t"}""", """{"code":1000,"open_api_auth_token":["t"]}""", ("""{"code":2005,"message":"m"}""", "UdeskApi.2005"), s_udeskOther, call => call.LogInAsync()),
        new("create", false, true, TicketAnswer, OddTicket, s_usedeskRefusal, s_usedeskOther, call => call.UsedeskAsync(Clients.Ticket)),
        new("upload", false, true, TicketAnswer, OddTicket, s_usedeskRefusal, s_usedeskOther, call => call.UsedeskAsync(s_upload)),
        new("delete", false, true, """{"code":1000}""", """{"code":[1000]}""", s_udeskRefusal, s_udeskOther, call => call.UdeskAsync(Clients.Destroy), IsSigned: true),
        new("message with an ID of its own", false, true, """{"code":1000}""", """{"code":[1000]}""", s_udeskRefusal, s_udeskOther, call => call.UdeskAsync(s_message), IsSigned: true),
        new("structured message", false, true, """{"status":1000,"message":"m"}""", """{"status":{"is":1000}}""", s_udeskRefusal, s_udeskOther, call => call.UdeskAsync(s_card), IsSigned: true),
    ];

    /// <summary>What goes well before the fault, as an answer.</summary>
    public static string Before => FirstPage;

    public override string ToString() => Name;
}
