using System;
using System.Globalization;
using System.Net.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>The end of sessions and waits, and the preview of what is being typed.</summary>
internal static partial class UdeskOperations
{
    private static readonly OperationLimit s_previewLimit = new("three message previews a second for one session", 3, TimeSpan.FromSeconds(1));

    private static void AddImPreview(OperationTable table)
    {
        table.Add(Write<CloseImSessionRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Delete,
            SessionsPath,
            static (r, b) => b.Path = $"{SessionsPath}/{PathNumber(r.ImSubSessionId, nameof(r.ImSubSessionId))}",
            static (a, _) => a.Data ?? new Acknowledgement()));

        table.Add(Write<LeaveQueueRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Delete,
            "im/sessions/close_queue",
            static (r, b) => b
                .Query("customer_token", Required(r.CustomerToken, nameof(r.CustomerToken)))
                .Query("queue", Required(r.Queue, nameof(r.Queue))),
            static (a, _) => a.Data ?? new Acknowledgement()));

        table.Add(Write<MessagePreviewRequest, Acknowledgement, Acknowledgement>(
            HttpMethod.Put,
            "im/sessions/{id}/message_preview",
            static (r, b) =>
            {
                b.LimitKey = PathNumber(r.ImSubSessionId, nameof(r.ImSubSessionId));
                b.Path = $"{SessionsPath}/{b.LimitKey}/message_preview";
                b.Body("content", r.Content);
            },
            static (a, _) => a.Data ?? new Acknowledgement(),
            static o => o.Limit = s_previewLimit));
    }

    private static string PathNumber(long number, string name) => Positive(number, name).ToString(CultureInfo.InvariantCulture);
}
