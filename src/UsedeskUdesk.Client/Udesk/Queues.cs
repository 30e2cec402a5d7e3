using System.Collections.Generic;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Udesk;

/// <summary>Queues: who waits, who leaves, who gave up.</summary>
internal sealed class Queues : UdeskResource
{
    private const int RowsPerPage = 100;

    public override void AddOperations(OperationTable table)
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

        table.Add(Write<LeaveQueueRequest>(
            HttpMethod.Delete,
            "im/sessions/close_queue",
            static (r, b) => b
                .Query("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
                .Query("queue", Required(r.Queue, nameof(r.Queue)))));

        table.Add(new ListOperation<GetAbandonedQueueRequest, UdeskAbandonedQueue>(
            HttpMethod.Get,
            "im/im_queues",
            Envelope.UdeskCode,
            RowsPerPage,
            static (r, page, b) => b
                .Query("start_time", ServiceTime.Format(r.StartTime, ServiceName.Udesk))
                .Query("end_time", ServiceTime.Format(r.EndTime, ServiceName.Udesk))
                .Query("page", page.Index + 1)
                .Query("per_page", page.Size),
            LastPage.ByPageCount)
        {
            Data = "shut_queues",
            Key = static row => row.Id,
            // The page shows the ID without a word of what it is one of.
            Id = static row => row.Id is > 0 ? (row.Id, row.CustomerId, row.QueueStartTime) : null,
        });
    }

    public override void AddFields(IrregularFields fields)
    {
        fields.Add<UdeskQueueStatus>("status", static (status, value) =>
        {
            status.StatusText = Text(value);
            status.State = QueueState(status.StatusText);
        });
        // The page says text; tenants answer with the whole customer.
        fields.AddPlain<UdeskAbandonedQueue>("customer_name", static (entry, value) =>
        {
            if (value is not IDictionary<string, object?> customer)
            {
                entry.CustomerName = value is null ? null : RequestBuilder.Text(value);
                return;
            }

            entry.Customer = customer;
            entry.CustomerName = Field(customer, "nick_name");
            entry.CustomerEmail = Field(customer, "email");
            entry.CustomerPhone = Field(customer, "cellphone") ?? Field(customer, "telephone");
            entry.CustomerToken = Field(customer, "open_api_token");
        });
    }

    private static string? Field(IDictionary<string, object?> values, string name)
        => values.TryGetValue(name, out var value) && value is not null ? RequestBuilder.Text(value) : null;

    /// <summary>Real tenants answer in Chinese; the vendor's page prints translations.</summary>
    private static UdeskQueueState QueueState(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "排队中" or "in queue" => UdeskQueueState.Queued,
        "未排队" or "not in queue" => UdeskQueueState.NotQueued,
        "会话中" or "in session" => UdeskQueueState.InSession,
        "分配中" or "assigning" => UdeskQueueState.Assigning,
        _ => UdeskQueueState.Unknown,
    };
}
