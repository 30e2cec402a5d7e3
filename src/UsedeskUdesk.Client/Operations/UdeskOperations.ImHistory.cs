using System;
using System.Net.Http;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>What was: the search and the log of sessions.</summary>
internal static partial class UdeskOperations
{
    public const string SearchPath = "im/sessions/search";
    public const string LogPath = "im/sessions/log";

    private const int RowsPerPage = 1000;

    // A second less than the 30 days that the service takes: neighbouring windows share the second where they meet.
    private static readonly TimeSpan s_longestWindow = TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1);

    private static readonly OperationLimit s_searchLimit = new("one search of sessions in two seconds", 1, TimeSpan.FromSeconds(2));
    private static readonly OperationLimit s_logLimit = new("one page of session logs in two seconds", 1, TimeSpan.FromSeconds(2));

    private static void AddImHistory(OperationTable table)
    {
        table.Add(new PageOperation<SearchImSessionsRequest, UdeskImSessionRecord>(
            HttpMethod.Get,
            SearchPath,
            Envelope.UdeskStatus0,
            RowsPerPage,
            static (r, page, b) =>
            {
                WriteWindow(page, b);
                b.Query("status", r.Closed ? "close" : null);
            },
            static (a, page) => IsLastPage(a.Rest, page, a.Data?.Length ?? 0))
        {
            Data = "item",
            LongestWindow = s_longestWindow,
            Identify = static (row, r) => (row.ImSubSessionId ?? row.SessionId, ((SearchImSessionsRequest)r).Closed ? row.ClosedAt : row.CreatedAt),
            Limit = s_searchLimit,
        });

        table.Add(new PageOperation<GetImSessionLogRequest, UdeskImSessionLogEntry>(
            HttpMethod.Get,
            LogPath,
            Envelope.UdeskStatus0,
            RowsPerPage,
            static (r, page, b) =>
            {
                WriteWindow(page, b);
                // [?] Whether the log wants the number of records or that of calls; both are met under this name.
                b.Query("session_id", r.SessionId);
            },
            static (a, page) => IsLastPage(a.Rest, page, a.Data?.Length ?? 0))
        {
            Data = "item",
            LongestWindow = s_longestWindow,
            Identify = static (row, _) => (row.Id ?? row.MessageId, row.CreatedAt),
            Limit = s_logLimit,
        });
    }

    private static void WriteWindow(Page page, RequestBuilder builder)
        => builder
            .Query("start_time", ServiceTime.Format(page.Window!.Value.Start, ServiceName.Udesk))
            .Query("end_time", ServiceTime.Format(page.Window.Value.End, ServiceName.Udesk))
            .Query("page", page.Index + 1)
            .Query("page_size", page.Size);
}
