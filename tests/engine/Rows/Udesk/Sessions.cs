using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UdeskSessions : IRowFile
{
    public IEnumerable<OperationRow> Rows =>
    [
        new("New-UdeskImSession", "New-UdeskImSession -CustomerToken shop-4711 -AssignType agent -Channel shop")
        {
            Sends = [Udesk.Post("im/sessions", """{"customer_token":"shop-4711","assign_type":"agent","channel":"shop"}""")],
            Emits =
            [
                new("UdeskImSession")
                {
                    ["State"] = "Assigned", ["ImSubSessionId"] = "<number>", ["CustomerToken"] = "shop-4711", ["AssignType"] = "agent", ["QueuePosition"] = "0", ["AgentId"] = "<number>", ["AgentName"] = "<text>",
                },
            ],
        },
        new("New-UdeskImSession", "New-UdeskImSession -CustomerToken shop-4711 -AssignType agent -AgentId 202")
        {
            Sends = [Udesk.Post("im/sessions", """{"customer_token":"shop-4711","assign_type":"agent","agent_id":202}""")],
            Emits = [new("UdeskImSession") { ["State"] = "Assigned", ["AgentId"] = "202", ["AgentName"] = "李梅" }],
        },
        new("New-UdeskImSession", "New-UdeskImSession -CustomerToken shop-4711 -GroupId 103")
        {
            Sends = [Udesk.Post("im/sessions", """{"customer_token":"shop-4711","group_id":103}""")],
            Emits = [new("UdeskImSession") { ["State"] = "NoAgentOnline", ["ImSubSessionId"] = "", ["Message"] = "<text>" }],
        },
        new("New-UdeskImSession", "New-UdeskImSession -CustomerToken shop-4711 -AssignType urobot -RobotId 2 -SceneId 114 -RobotRoleId gold")
        {
            Sends = [Udesk.Post("im/sessions", """{"customer_token":"shop-4711","assign_type":"urobot","robot_id":2,"scene_id":114,"robot_role_id":"gold"}""")],
            Emits =
            [
                new("UdeskImSession")
                {
                    ["State"] = "Robot", ["AssignType"] = "urobot", ["UrobotSessionId"] = "<number>", ["LogId"] = "<number>", ["RobotId"] = "2", ["SceneId"] = "114", ["RobotName"] = "Default Robot", ["WelcomeMessage"] = "<text>",
                },
            ],
        },
        new("New-UdeskImSession", "New-UdeskImSession -CustomerToken shop-4711 -AssignType agent -AgentId 203 -Wait -WaitTimeoutSec 30 -PollIntervalSec 1")
        {
            Happens = ["""POST agents/203 {"im_max_join_num":9}"""],
            Sends = [Udesk.Post("im/sessions", """{"customer_token":"shop-4711","assign_type":"agent","agent_id":203}""")],
            Emits = [new("UdeskImSession") { ["State"] = "Assigned", ["AgentName"] = "Anna" }],
        },
        new("Close-UdeskImSession", "Close-UdeskImSession -ImSubSessionId 70006 -Confirm:$false") { Sends = [Udesk.Delete("im/sessions/70006")] },
        new("Remove-UdeskSession", "Remove-UdeskSession -StartTime '2026-05-19 19:50:33' -EndTime 2026-05-20T20:50:33+09:00 -CustomerId 70001 -Confirm:$false")
        {
            Sends = [Udesk.Delete("im/sessions/destroy_session", "start_time=2026-05-19 19:50:33&end_time=2026-05-20 19:50:33&customer_id=70001")],
        },
        new("Remove-UdeskSession", "Remove-UdeskSession -StartTime 2026-05-19 -EndTime 2026-05-20 -AllCustomers -Confirm:$false")
        {
            Sends = [Udesk.Delete("im/sessions/destroy_session", "start_time=2026-05-19 00:00:00&end_time=2026-05-20 00:00:00")],
            OnLine = ["AllCustomers"],
        },
        new("Exit-UdeskImQueue", "Exit-UdeskImQueue -CustomerToken shop-4712 -Queue $queued.Queue -Confirm:$false")
        {
            Happens = ["""POST agents/203 {"im_max_join_num":0}"""],
            Given = "$queued = New-UdeskImSession -CustomerToken shop-4712 -AgentId 203",
            Sends = [Udesk.Delete("im/sessions/close_queue", "customer_token=shop-4712&queue=$($queued.Queue)")],
        },
        new("Get-UdeskQueueStatus", "Get-UdeskQueueStatus -CustomerToken shop-4712")
        {
            Happens = ["""POST agents/203 {"im_max_join_num":0}"""],
            Given = "$null = New-UdeskImSession -CustomerToken shop-4712 -AgentId 203",
            Sends = [Udesk.Get("im/queue_status", "customer_token=shop-4712")],
            Emits = [new("UdeskQueueStatus") { ["CustomerToken"] = "shop-4712", ["State"] = "Queued", ["QueuePosition"] = "1", ["StatusText"] = "排队中" }],
        },
        new("Find-UdeskImSession", "Find-UdeskImSession -StartTime $from -EndTime $to -Closed -PageSize 50 -First 2")
        {
            Given = Window,
            OnLine = ["Closed"],
            Sends = [Udesk.Get("im/sessions/search", "start_time=$($fromText)&end_time=$($toText)&status=close&page=1&page_size=50")],
            Emits = [new("UdeskImSessionRecord") { ["SessionId"] = "<number>", ["CustomerId"] = "70001", ["CustomerName"] = "Vera VIP", ["AgentId"] = "202", ["CreatedAt"] = "<time>", ["ClosedAt"] = "<time>" }],
            Count = 2,
        },
        new("Find-UdeskImSession", "Find-UdeskImSession -StartTime $from -EndTime $to -CustomerId 70005 -AgentId 201 -CustomerToken ignored -Skip 0")
        {
            Given = Window,
            Sends = [Udesk.Get("im/sessions/search", "start_time=$($fromText)&end_time=$($toText)&page=1&page_size=1000")],
            Emits = [new("UdeskImSessionRecord") { ["CustomerId"] = "70005", ["AgentId"] = "201", ["ClosedAt"] = "" }],
        },
        new("Get-UdeskImSessionLog", "Get-UdeskImSessionLog -SessionId $record.SessionId -StartTime $from -EndTime $to -PageSize 20 -First 5 -Skip 0")
        {
            Given = Window + "; $record = @(Find-UdeskImSession -StartTime $from -EndTime $to -Closed)[0]",
            Sends = [Udesk.Get("im/sessions/log", "session_id=$($record.SessionId)&start_time=$($fromText)&end_time=$($toText)&page=1&page_size=20")],
            Emits =
            [
                new("UdeskImSessionLogEntry") { ["MessageId"] = "<text>", ["Sender"] = "other", ["Type"] = "start_session", ["IsTalk"] = "False", ["CreatedAt"] = "<time>" },
                new("UdeskImSessionLogEntry") { ["Sender"] = "agent", ["Content"] = "Welcome!", ["IsWelcome"] = "True", ["IsAuto"] = "True", ["PushType"] = "welcome", ["IsTalk"] = "False" },
                new("UdeskImSessionLogEntry") { ["Sender"] = "other", ["Type"] = "info", ["IsReceive"] = "False", ["IsTalk"] = "False" },
                new("UdeskImSessionLogEntry") { ["MessageId"] = "<text>", ["Sender"] = "customer", ["Type"] = "message", ["Content"] = "Hello?", ["IsTalk"] = "True" },
                new("UdeskImSessionLogEntry") { ["Sender"] = "agent", ["Content"] = "Hello, how can I help?", ["IsTalk"] = "True" },
            ],
        },
    ];

    /// <summary>The last days in Beijing's time, within the thirty that the service offers.</summary>
    private const string Window = "$now = [DateTimeOffset]::FromUnixTimeSeconds([DateTimeOffset]::UtcNow.ToUnixTimeSeconds()).ToOffset([TimeSpan]::FromHours(8)); $from = $now.AddDays(-20); $to = $now.AddMinutes(1); $fromText = $from.ToString('yyyy-MM-dd HH:mm:ss'); $toText = $to.ToString('yyyy-MM-dd HH:mm:ss')";
}
