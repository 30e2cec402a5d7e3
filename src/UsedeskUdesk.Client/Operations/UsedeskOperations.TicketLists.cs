using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Reading tickets, tags and the definitions of custom fields.</summary>
internal static partial class UsedeskOperations
{
    private const int RowsAPage = 100;

    /// <summary>[?] The word that the filter by assignee takes for nobody.</summary>
    private const string Nobody = "unassigned";

    private static void AddTicketLists(OperationTable table)
    {
        table.Add(Read<GetTicketRequest, JToken, UsedeskTicket>("ticket", WriteOne, static (a, r) => ReadOne(a.Data, r)));
        table.Add(new PageOperation<ListTicketsRequest, UsedeskTicket>(HttpMethod.Post, "tickets", Envelope.Usedesk, RowsAPage, WriteFilter, IsLast));
        table.Add(new PageOperation<ListTagsRequest, UsedeskTag>(
            HttpMethod.Post,
            "tags",
            Envelope.Usedesk,
            RowsAPage,
            static (r, page, b) => b.Body("query", r.Query).Body("offset", page.Index),
            IsLast));
        table.Add(Read<GetTicketFieldsRequest, UsedeskTicketField[], UsedeskTicketField[]>("ticket/fields", static (_, _) => { }, static (a, _) => a.Data ?? Array.Empty<UsedeskTicketField>()));
    }

    private static void WriteOne(GetTicketRequest r, RequestBuilder b)
        => b.Body("ticket_id", Positive(r.TicketId, nameof(r.TicketId)))
            .Body("accessible_for_agent_id", r.AccessibleForAgentId)
            .Body("properties", r.IncludeSla ? new[] { "sla" } : null);

    /// <summary>The ticket, and what stands beside it, as one object.</summary>
    private static UsedeskTicket ReadOne(JToken? answer, GetTicketRequest request)
    {
        if (answer?["ticket"] is not JObject json)
        {
            throw new AnswerException("it holds no ticket");
        }

        foreach (var beside in ((JObject)answer).Properties().Where(property => property.Name != "ticket" && json[property.Name] is null))
        {
            json[beside.Name] = beside.Value;
        }

        var ticket = json.ToObject<UsedeskTicket>(WireSerializer.Usedesk)!;
        ticket.TicketId = ticket.TicketId == 0 ? request.TicketId : ticket.TicketId;
        return ticket;
    }

    private static void WriteFilter(ListTicketsRequest r, Page page, RequestBuilder b)
        => b.Body("fstatus", Joined(r.Status?.Select(status => status.Id)))
            .Body("fgroup", Joined(r.GroupId))
            .Body("fchannel", Joined(r.ChannelId))
            .Body("ftype", Joined(r.Type?.Select(type => Known(type, nameof(r.Type), s_types))))
            .Body("fpriority", Joined(r.Priority?.Select(priority => Known(priority, nameof(r.Priority), s_priorities))))
            .Body("tag", Tags(r.Tag))
            .Body("client_id", r.ClientId)
            .Body("fassigned", Assigned(r))
            .Body("accessible_for_agent_id", r.AccessibleForAgentId)
            .Body("query", AtMost(r.Query, TextLength, nameof(r.Query)))
            .Body("created_after", WholeMinute(r.CreatedAfter))
            .Body("created_before", WholeMinute(r.CreatedBefore))
            .Body("updated_after", WholeMinute(r.UpdatedAfter))
            .Body("updated_before", WholeMinute(r.UpdatedBefore))
            .Body("sort", r.SortBy)
            .Body("order", r.Descending ? "desc" : null)
            // Pages are counted, not rows.
            .Body("offset", page.Index);

    /// <summary>A page of any other size is the last one: a short one, or one from a service that does not count pages.</summary>
    private static bool IsLast<T>(Answer<T[]> answer, Page page) => answer.Data?.Length != page.Size;

    private static Dictionary<string, object>? Assigned(ListTicketsRequest r)
    {
        if (r.Unassigned)
        {
            var nobody = new Dictionary<string, object> { ["assignee_id"] = Nobody };
            if (r.GroupId is not { Count: > 0 })
            {
                nobody["group_id"] = Nobody;
            }

            return r.AssigneeId is null ? nobody : throw new RequestException("InvalidParameter", "Give either -AssigneeId or -Unassigned.", nameof(r.Unassigned));
        }

        return r.AssigneeId is { } agent ? new() { ["assignee_id"] = agent } : null;
    }

    private static string? Joined<T>(IEnumerable<T>? values) => values is null ? null : string.Join(",", values) is { Length: > 0 } text ? text : null;
}
