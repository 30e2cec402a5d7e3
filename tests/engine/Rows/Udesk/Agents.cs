using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

internal sealed class UdeskAgents : IRowFile
{
    public IEnumerable<OperationRow> Rows =>
    [
        new("Get-UdeskAgentStatus", "Get-UdeskAgentStatus -Name T*, 李* -Status Online")
        {
            NotPiped = true,
            Sends = [Udesk.Get("im/agent_status")],
            Emits =
            [
                new("UdeskAgentStatus") { ["AgentId"] = "201", ["Name"] = "Tom", ["Nick"] = "Tommy", ["ImStatus"] = "Online", ["ImSessionCount"] = "1", ["ImMaxSessionCount"] = "10" },
                new("UdeskAgentStatus") { ["AgentId"] = "202", ["Name"] = "李梅", ["Nick"] = "小梅", ["Avatar"] = "https://static.example.test/a/202.png" },
            ],
        },
        new("Get-UdeskAgentStatus", "Get-UdeskAgentStatus -GroupId 102")
        {
            Sends = [Udesk.Get("im/agent_status", "group_id=102")],
            Emits =
            [
                new("UdeskAgentStatus") { ["Name"] = "Anna", ["ImStatus"] = "Online", ["Profile"] = "im" },
                new("UdeskAgentStatus") { ["Name"] = "Boris", ["ImStatus"] = "Busy", ["ImCustomStatus"] = "Training", ["ImSessionCount"] = "2" },
            ],
        },
        new("Get-UdeskAgentUnreadMessage", "Get-UdeskAgentUnreadMessage -AgentId 201, 202")
        {
            Sends = [Udesk.Get("im/messages/agent_unread_messages", "agent_ids[]=201&agent_ids[]=202")],
            Emits =
            [
                new("UdeskAgentUnreadMessage") { ["AgentId"] = "201", ["UnreadSessionMessageCount"] = "0", ["UnsolvedLeaveMessageCount"] = "0" },
                new("UdeskAgentUnreadMessage") { ["AgentId"] = "202" },
            ],
        },
        new("Get-UdeskAbandonedQueue", "Get-UdeskAbandonedQueue -StartTime 2026-05-01 -EndTime '2026-05-08 12:00:00' -First 2 -Skip 1")
        {
            Happens = ["""POST queue/seed {"count":5,"from":"2026-05-01 00:00:00","to":"2026-05-08 00:00:00"}"""],
            Sends = [Udesk.Get("im/im_queues", "start_time=2026-05-01 00:00:00&end_time=2026-05-08 12:00:00&page=1&per_page=<number>")],
            Emits =
            [
                new("UdeskAbandonedQueue")
                {
                    ["Id"] = "<number>", ["CustomerId"] = "<number>", ["CustomerName"] = "<text>", ["Channel"] = "<text>", ["QueueStartTime"] = "<time>", ["QueueSeconds"] = "<number>", ["Waited"] = "<text>", ["QueueName"] = "<text>",
                },
            ],
            Count = 2,
        },
        new("Get-UdeskAbandonedQueue", "Get-UdeskAbandonedQueue -StartTime 2026-05-01 -EndTime 2026-05-08 -Channel wechat")
        {
            Happens = ["""POST queue/seed {"count":5,"from":"2026-05-01 00:00:00","to":"2026-05-08 00:00:00"}"""],
            OnLine = ["Channel"],
            Sends = [Udesk.Get("im/im_queues", "start_time=2026-05-01 00:00:00&end_time=2026-05-08 00:00:00&page=1&per_page=100")],
            Emits = [new("UdeskAbandonedQueue") { ["Channel"] = "wechat" }],
        },
    ];
}
