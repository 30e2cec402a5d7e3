using System;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Who is there, who waits, who gave up.</summary>
internal static partial class UdeskOperations
{
    private static void AddImStatus(OperationTable table)
    {
        table.Add(Get<GetQueueStatusRequest, UdeskQueueStatus, UdeskQueueStatus>(
            "im/queue_status",
            string.Empty,
            static (r, b) => b.Query("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken))),
            static (a, r) =>
            {
                a.Data!.CustomerToken = r.CustomerToken;
                return a.Data;
            }));

        table.Add(Get<GetAgentStatusRequest, UdeskAgentStatus[], UdeskAgentStatus[]>(
            "im/agent_status",
            "agents",
            static (r, b) => b.Query("group_id", r.GroupId),
            static (a, _) => a.Data ?? Array.Empty<UdeskAgentStatus>()));

        table.Add(new PageOperation<GetAbandonedQueueRequest, UdeskAbandonedQueue>(
            HttpMethod.Get,
            "im/im_queues",
            Envelope.UdeskCode,
            100,
            static (r, page, b) => b
                .Query("start_time", ServiceTime.Format(r.StartTime, ServiceName.Udesk))
                .Query("end_time", ServiceTime.Format(r.EndTime, ServiceName.Udesk))
                .Query("page", page.Index + 1)
                .Query("per_page", page.Size),
            static (a, page) => IsLastPage(a.Rest["meta"] as JObject ?? a.Rest, page, a.Data?.Length ?? 0))
        {
            Data = "shut_queues",
        });
    }

    /// <summary>By the page count where the service names one; a short page ends the listing where it does not.</summary>
    private static bool IsLastPage(JObject paging, Page page, int rows)
        => rows == 0 || (AnswerReader.Number(paging["total_pages"]) is { } pages ? page.Index + 1 >= pages : rows < page.Size);
}
