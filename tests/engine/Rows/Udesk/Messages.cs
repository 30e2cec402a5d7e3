using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UdeskMessages : IRowFile
{
    private const string Session = "$session = New-UdeskImSession -CustomerToken shop-4711 -AgentId 202";

    private const string Structured = """{"title":"Parcel","description":"On its way","img_url":"https://example.test/p.png","buttons":[{"type":"link","text":"Track","value":"https://example.test/t"},{"type":"sdk_callback","text":"Call","value":"v1","callback_name":"onCall"}]}""";

    public IEnumerable<OperationRow> Rows =>
    [
        new("Send-UdeskImMessage", "Send-UdeskImMessage -CustomerToken shop-4711 -ImSubSessionId $session.ImSubSessionId -Content 'Where is my order?' -Type message -Font bold -MessageId m-1")
        {
            Given = Session,
            Sends = [Udesk.Post("im/messages", """{"customer_token":"shop-4711","im_sub_session_id":$($session.ImSubSessionId),"message_id":"m-1","type":"message","data":{"content":"Where is my order?","font":"bold"}}""")],
            Emits = [new("UdeskImMessageReceipt") { ["MessageId"] = "m-1", ["ImSubSessionId"] = "$($session.ImSubSessionId)", ["CustomerToken"] = "shop-4711" }],
        },
        new("Send-UdeskImMessage", "Send-UdeskImMessage -CustomerToken shop-4711 -ImSubSessionId $session.ImSubSessionId -Type audio -Content https://example.test/a.amr -FileName a.amr -FileSize 4.3M -Duration 200")
        {
            Given = Session,
            Sends = [Udesk.Post("im/messages", """{"customer_token":"shop-4711","im_sub_session_id":$($session.ImSubSessionId),"message_id":"<guid>","type":"audio","data":{"content":"https://example.test/a.amr","filename":"a.amr","filesize":"4.3M","duration":200}}""")],
            Emits = [new("UdeskImMessageReceipt") { ["MessageId"] = "<guid>" }],
        },
        new("Send-UdeskImMessage", "Send-UdeskImMessage -CustomerToken shop-4711 -Content hello -ToRobot")
        {
            Given = "$null = New-UdeskImSession -CustomerToken shop-4711",
            OnLine = ["ToRobot"],
            Sends = [Udesk.Post("im/messages", """{"customer_token":"shop-4711","im_sub_session_id":0,"message_id":"<guid>","type":"message","data":{"content":"hello"}}""")],
            Emits = [new("UdeskImMessageReceipt") { ["ImSubSessionId"] = "0" }],
        },
        new("Send-UdeskImMessage", "Send-UdeskImMessage -CustomerToken shop-4711 -Content hello -ToUrobot -RobotId 2 -SceneId 114 -UrobotSessionId $session.UrobotSessionId")
        {
            Given = "$session = New-UdeskImSession -CustomerToken shop-4711 -AssignType urobot -RobotId 2 -SceneId 114",
            OnLine = ["ToUrobot"],
            Sends =
            [
                Udesk.Post("im/messages", """
                    {"customer_token":"shop-4711","im_sub_session_id":-1,"message_id":"<guid>","type":"message","data":{"content":"hello"},"robot_id":2,"scene_id":114,"urobot_session_id":$($session.UrobotSessionId)}
                    """),
            ],
            Emits = [new("UdeskImMessageReceipt") { ["ImSubSessionId"] = "-1" }],
        },
        new("Send-UdeskImMessage", "Send-UdeskImMessage -CustomerToken vip-customer -Content hello -Workbench -AgentId 202 -GroupId 101")
        {
            OnLine = ["Workbench"],
            Sends = [Udesk.Post("im/messages", """{"customer_token":"vip-customer","im_sub_session_id":-2,"message_id":"<guid>","type":"message","data":{"content":"hello"},"agent_id":202,"group_id":101}""")],
            Emits = [new("UdeskImMessageReceipt") { ["ImSubSessionId"] = "-2" }],
        },
        new("Send-UdeskImMessage", "Send-UdeskImMessage -CustomerToken shop-4712 -Content hello -WhileQueued -CheckSensitiveWord")
        {
            Happens = ["""POST agents/203 {"im_max_join_num":0}"""],
            Given = "$null = New-UdeskImSession -CustomerToken shop-4712 -AgentId 203",
            OnLine = ["WhileQueued", "CheckSensitiveWord"],
            Sends =
            [
                Udesk.Get("im/im_sensitive_words"),
                Udesk.Post("im/messages", """{"customer_token":"shop-4712","im_sub_session_id":-3,"message_id":"<guid>","type":"message","data":{"content":"hello"}}"""),
            ],
            Emits = [new("UdeskImMessageReceipt") { ["ImSubSessionId"] = "-3" }],
        },
        new("Send-UdeskImMessagePreview", "Send-UdeskImMessagePreview -ImSubSessionId $session.ImSubSessionId -Content 'Where is'")
        {
            Given = Session,
            Sends = [Udesk.Put("im/sessions/$($session.ImSubSessionId)/message_preview", """{"content":"Where is"}""")],
        },
        new("Send-UdeskImMessagePreview", "Send-UdeskImMessagePreview -ImSubSessionId $session.ImSubSessionId -Clear")
        {
            Given = Session,
            OnLine = ["Clear"],
            Sends = [Udesk.Put("im/sessions/$($session.ImSubSessionId)/message_preview", """{"content":""}""")],
        },
        new("Get-UdeskUnreadMessage", "Get-UdeskUnreadMessage -ImSubSessionId 70006 -CustomerId 70005 -AppId 3")
        {
            Happens = ["""POST messages/push-unread {"im_sub_session_id":70006,"content":"Are you there?"}"""],
            Sends = [Udesk.Get("im/messages/unread_customer_offline", "im_sub_session_id=70006&customer_id=70005&app_id=3")],
            Emits = [new("UdeskUnreadMessage") { ["MessageId"] = "<text>", ["MessageType"] = "message", ["ImSubSessionId"] = "70006", ["AgentId"] = "201", ["Content"] = "Are you there?", ["CreatedAt"] = "<time>" }],
        },
        new("Set-UdeskImMessageRead", "Set-UdeskImMessageRead -ImSubSessionId 70006 -MessageId $unread.MessageId")
        {
            Happens = ["""POST messages/push-unread {"im_sub_session_id":70006,"content":"Are you there?"}"""],
            Given = "$unread = Get-UdeskUnreadMessage -ImSubSessionId 70006 -CustomerId 70005",
            Sends = [Udesk.Post("im/messages/read_messages", """{"session_id":70006,"message_ids":["$($unread.MessageId)"]}""")],
        },
        new("Get-UdeskSensitiveWord", "Get-UdeskSensitiveWord")
        {
            NotPiped = true,
            Sends = [Udesk.Get("im/im_sensitive_words")],
            Emits = [new("UdeskSensitiveWord") { ["Word"] = "退款", ["Enabled"] = "True" }, new("UdeskSensitiveWord") { ["Word"] = "lawsuit" }, new("UdeskSensitiveWord") { ["Word"] = "scam" }],
        },
        new("New-UdeskStructuredMessageButton", "New-UdeskStructuredMessageButton -Type sdk_callback -Text Call -Value v1 -CallbackName onCall")
        {
            Emits = [new("UdeskStructuredMessageButton") { ["Type"] = "sdk_callback", ["Text"] = "Call", ["Value"] = "v1", ["CallbackName"] = "onCall" }],
        },
        new("New-UdeskStructuredMessage", "New-UdeskStructuredMessage -Title Parcel -Description 'On its way' -ImageUri https://example.test/p.png -Button @(@{ type = 'link'; text = 'Track'; value = 'https://example.test/t' })")
        {
            Emits = [new("UdeskStructuredMessage") { ["Title"] = "Parcel", ["Description"] = "On its way", ["ImageUri"] = "https://example.test/p.png" }],
        },
        new("Start-UdeskStructuredMessagePage", "Start-UdeskStructuredMessagePage -ListenUri 'http://localhost:1/cards' -Catalog './there-is-none.json' -MaximumLinkAgeSec 60 -HealthPath /health")
        {
            NotPiped = true, FailsWith = "CatalogNotReadable",
        },
        new("Send-UdeskStructuredMessage", "Send-UdeskStructuredMessage -ImSubSessionId 70006 -CustomerId 70005 -AgentId 201 -JidResource web -Title Parcel -Description 'On its way' -ImageUri https://example.test/p.png -Button $buttons")
        {
            Given = "$buttons = @((New-UdeskStructuredMessageButton -Type link -Text Track -Value https://example.test/t), (New-UdeskStructuredMessageButton -Type sdk_callback -Text Call -Value v1 -CallbackName onCall))",
            Sends = [new StructuredCall($$"""{"jid_resource":"web","data":{{Structured}}}""")],
            Emits = [new("UdeskStructuredMessageReceipt") { ["ImSubSessionId"] = "70006", ["CustomerId"] = "70005", ["AgentId"] = "201", ["Title"] = "Parcel" }],
        },
        new("Send-UdeskStructuredMessage", "Send-UdeskStructuredMessage -ImSubSessionId 70006 -CustomerId 70005 -AgentId 201 -Message $message")
        {
            Given = "$message = New-UdeskStructuredMessage -Title Parcel -Description 'On its way' -ImageUri https://example.test/p.png -Button @(@{ type = 'link'; text = 'Track'; value = 'https://example.test/t' }, @{ type = 'sdk_callback'; text = 'Call'; value = 'v1'; callback_name = 'onCall' })",
            OnLine = ["Message"],
            Sends = [new StructuredCall($$"""{"data":{{Structured}}}""")],
            Emits = [new("UdeskStructuredMessageReceipt") { ["Title"] = "Parcel" }],
        },
    ];

    /// <summary>Signed in a way of its own: four parameters in this order, and MD5.</summary>
    private sealed record StructuredCall : WireCall
    {
        public StructuredCall(string json)
            : base("udesk", "POST", "im/sessions/struct_messages")
        {
            Signed = false;
            Query = "im_sub_session_id=70006&customer_id=70005&agent_id=201&timestamp=<number>&sign=<md5>";
            Json = json;
        }
    }
}
