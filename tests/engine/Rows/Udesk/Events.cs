using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

/// <summary>What Udesk pushes, from its page on instant messaging ("Reply Message Notification", "Send Customer Message Read Status").</summary>
internal sealed class UdeskEvents : IRowFile
{
    private const string Reply =
        """
        {"customer_token":"axb","assign_type":"agent","messages":[{"type":"start_session","message_id":"m1","agent_id":1,"agent_name":"TOM","im_sub_session_id":3,"message_created_at":"20170711 09:52:11","data":{"content":"Dialogue started"}},{"type":"close","message_id":"m2","agent_id":1,"im_sub_session_id":3,"message_created_at":"2018-01-01 00:00:00","data":{"close_type":"force","content":"bye"}}]}
        """;

    private const string Agent = $"$body = '{Reply}'";

    private const string Urobot =
        """
        $body = '{"customer_token":"axb","assign_type":"urobot","messages":{"sessionId":"1835244","logId":3574331,"aid":12,"ansContent":"Appeal process","ansType":3,"hitQuestion":"Account appeal"}}'
        """;

    public IEnumerable<OperationRow> Rows =>
    [
        new("ConvertFrom-UdeskWebhook", "ConvertFrom-UdeskWebhook -Body $body")
        {
            Given = Agent, NotPiped = true,
            Emits =
            [
                new("UdeskMessageEvent")
                {
                    ["EventType"] = "StartSession", ["EventTypeText"] = "start_session", ["CustomerToken"] = "axb", ["AssignType"] = "agent", ["ImSubSessionId"] = "3", ["MessageId"] = "m1",
                    ["AgentId"] = "1", ["AgentName"] = "TOM", ["CreatedAt"] = "2017-07-11T09:52:11+08:00", ["Content"] = "Dialogue started", ["IsAgentOnly"] = "False", ["Data"] = "content=Dialogue started",
                },
                new("UdeskCloseEvent") { ["EventType"] = "Close", ["CloseType"] = "Force", ["CreatedAt"] = "2018-01-01T00:00:00+08:00", ["Content"] = "bye" },
            ],
        },
        new("ConvertFrom-UdeskWebhook", "ConvertFrom-UdeskWebhook -Body $body -EventType UrobotReply")
        {
            Given = Urobot, NotPiped = true,
            Emits = [new("UdeskUrobotReplyEvent") { ["UrobotSessionId"] = "1835244", ["LogId"] = "3574331", ["AnswerId"] = "12", ["AnswerType"] = "Suggestions", ["HitQuestion"] = "Account appeal", ["Content"] = "Appeal process" }],
        },
        new("ConvertFrom-UdeskWebhook", "ConvertFrom-UdeskWebhook -Body '{\"session_id\":1234,\"message_ids\":[\"123\",\"456\"]}'")
        {
            NotPiped = true,
            Emits = [new("UdeskReadReceiptEvent") { ["EventType"] = "ReadReceipt", ["SessionId"] = "1234", ["ImSubSessionId"] = "1234", ["MessageId"] = "123,456" }],
        },
        new("Receive-UdeskEvent", "Receive-UdeskEvent -ListenUri $listen -SpoolPath $spool -MaxEvents 2 -TimeoutSec 120")
        {
            NotPiped = true, Pushes = [new(Reply)],
            Emits =
            [
                new("UdeskMessageEvent") { ["EventType"] = "StartSession", ["CustomerToken"] = "axb", ["ImSubSessionId"] = "3", ["MessageId"] = "m1", ["CreatedAt"] = "2017-07-11T09:52:11+08:00", ["Content"] = "Dialogue started" },
                new("UdeskCloseEvent") { ["EventType"] = "Close", ["CloseType"] = "Force", ["CreatedAt"] = "2018-01-01T00:00:00+08:00", ["Content"] = "bye" },
            ],
        },
        new("Receive-UdeskEvent", "Receive-UdeskEvent -ListenUri $listen -NoSpool -EventType Close -Secret $sim.WebhookSecret -HealthPath /alive -MaxEvents 1 -TimeoutSec 120")
        {
            NotPiped = true, Pushes = [new(Reply, "/<secret>")],
            Emits = [new("UdeskCloseEvent") { ["MessageId"] = "m2", ["CloseType"] = "Force" }],
        },
        new("Receive-UdeskEvent", "Receive-UdeskEvent -ListenUri 'https://localhost/x' -NoSpool") { NotPiped = true, FailsWith = "InvalidListenUri" },
        new("ConvertFrom-UdeskWebhook", "ConvertFrom-UdeskWebhook -Body 'hello'") { NotPiped = true, FailsWith = "InvalidWebhook" },
    ];
}
