using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

/// <summary>What looks at results instead of calling a service, and what calls one again and again.</summary>
internal sealed class Reports : IRowFile
{
    private const string Files = "$folder = [IO.Path]::GetDirectoryName($sim.Note) + '/' + [guid]::NewGuid(); $null = [IO.Directory]::CreateDirectory($folder); $page = \"$folder/page.html\"";

    public IEnumerable<OperationRow> Rows =>
    [
        new("Watch-UdeskAgentStatus", "Watch-UdeskAgentStatus -Name T*, A* -Status Online -IntervalSec 5 -Count 1 -AsObject")
        {
            NotPiped = true,
            Sends = [Udesk.Get("im/agent_status")],
            Emits =
            [
                new("UdeskAgentChange") { ["Change"] = "Seen", ["AgentId"] = "201", ["Name"] = "Tom", ["Nick"] = "Tommy", ["ImStatus"] = "Online", ["ImSessionCount"] = "1", ["ImMaxSessionCount"] = "10", ["SeenAt"] = "<time>", ["Before"] = "" },
                new("UdeskAgentChange") { ["Name"] = "Anna" },
            ],
        },
        new("Watch-UdeskAgentStatus", "Watch-UdeskAgentStatus -GroupId 102 -Count 1")
        {
            OnLine = ["Count"],
            Sends = [Udesk.Get("im/agent_status", "group_id=102")],
            Emits = [new("UdeskAgentChange") { ["Name"] = "Anna" }, new("UdeskAgentChange") { ["Name"] = "Boris", ["ImCustomStatus"] = "Training" }],
        },
        new("Get-UdeskBulkResult", "Get-UdeskBulkResult -JournalPath $journal -State Done")
        {
            NotPiped = true,
            Given = Files + "; $journal = \"$folder/run.journal\"; $null = New-UsedeskTicket -Subject Journal -Message m -ClientName A -ClientEmail a@example.com -JournalPath $journal",
            Emits = [new("BulkResult") { ["State"] = "Done", ["Item"] = "<text>", ["When"] = "<time>", ["ErrorId"] = "", ["Row"] = "", ["Key"] = "<text>" }],
        },
        new("Export-UdeskQueueReport", "Export-UdeskQueueReport -Path $page -InputObject $lost -Title Lost -TimeZone UTC -NoClobber -Force -PassThru")
        {
            NotPiped = true,
            Given = Files + "; $lost = [UsedeskUdesk.UdeskAbandonedQueue]@{ Id = 1; QueueSeconds = 5 }",
            Emits = [new("System.IO.FileInfo") { ["Name"] = "page.html" }],
        },
        new("Export-UsedeskTicketReport", "Export-UsedeskTicketReport -Path $page -InputObject $ticket -Title Tickets -TimeZone UTC -NoClobber -Force -PassThru")
        {
            NotPiped = true,
            Given = Files + "; $ticket = [UsedeskUdesk.UsedeskTicket]@{ TicketId = 1 }",
            Emits = [new("System.IO.FileInfo") { ["Name"] = "page.html" }],
        },
    ];
}
