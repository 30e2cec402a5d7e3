using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Usedesk;

/// <summary>The bodies that Usedesk sends to the Redirect address of the API channel.</summary>
internal sealed partial class UsedeskService
{
    /// <summary>Pages, clients [2]; the secret stands at the top, but in none of delivery, ping and the flat form.</summary>
    public JObject PushBody(string kind, JObject request)
    {
        var ticket = request["ticket_id"] is { } token && UsedeskFields.ToId(token) is { } id && Data.Tickets.TryGetValue(id, out var known) ? known : kind == "ping" ? null : throw new ArgumentException("ticket_id names no ticket");
        var body = new JObject();
        if (kind is not ("ping" or "delivery" or "flat"))
        {
            body["secret"] = state.Secrets.WebhookSecret;
        }

        body.Merge(kind switch
        {
            "ping" => new JObject { ["ping"] = "ping" },
            "ticket" => new JObject { ["ticket"] = TicketPart(ticket!), ["client"] = ClientPart(ticket!) },
            "comment" => CommentEvent(ticket!),
            "changed" => ChangedEvent(ticket!),
            "rating" => RatingEvent(ticket!, request),
            "chat" => ChatEvent(ticket!, request),
            "delivery" => new JObject { ["message_status"] = new JObject { ["delivery_status"] = "DELIVERED", ["comment_id"] = ticket!.Comments[^1].Id, ["extras"] = new JObject { ["ticket_id"] = ticket.Id } } },
            "flat" => new JObject { ["message"] = ticket!.Comments[^1].Message, ["user_id"] = "2156", ["user_name"] = "Olga Agent", ["ticket_id"] = Text(ticket.Id) },
            _ => throw new ArgumentException("kind must be ticket, comment, changed, rating, chat, delivery, flat or ping"),
        });
        if (kind is "ticket" or "comment" or "changed")
        {
            AddCustomFields(ticket!, body);
        }

        return body;
    }

    /// <summary>Page [2]: only when a field is filled.</summary>
    private void AddCustomFields(UsedeskTicket ticket, JObject body)
    {
        if (ticket.Fields.Count > 0)
        {
            body["custom_fields"] = new JArray(ticket.Fields.Select(f => new JObject { ["id"] = f.Key, ["name"] = Data.Fields[f.Key].Name, ["value"] = f.Value }));
        }
    }

    /// <summary>Sends an event about a ticket by itself, where an address is set.</summary>
    private void AnnounceOf(UsedeskTicket ticket, JObject parts)
    {
        var body = new JObject { ["secret"] = state.Secrets.WebhookSecret };
        body.Merge(parts);
        AddCustomFields(ticket, body);
        state.Announced("usedesk", body);
    }

    private JObject ClientPart(UsedeskTicket ticket)
    {
        var client = Data.Clients[ticket.ClientId];
        return new JObject
        {
            ["id"] = client.Id % 2 == 0 ? client.Id : Text(client.Id),
            ["name"] = client.Name,
            ["avatar"] = null,
            ["note"] = string.Join("\n", client.Notes),
            ["emails"] = new JArray(client.Emails.Select(e => new JObject { ["email"] = e, ["client_id"] = client.Id })),
            ["phones"] = new JArray(client.Phones.Select(p => new JObject { ["phone"] = p.Phone, ["type"] = p.Type, ["client_id"] = client.Id })),
            ["additional_ids"] = new JArray(),
        };
    }

    private JObject TicketPart(UsedeskTicket ticket) => new()
    {
        ["id"] = ticket.Id,
        ["status_id"] = ticket.Status,
        ["subject"] = ticket.Subject,
        ["client_id"] = ticket.ClientId,
        ["assignee_id"] = ticket.AssigneeId,
        ["group"] = GroupOf(ticket),
        ["last_updated_at"] = Plain(ticket.UpdatedAt),
        ["channel_id"] = Text(ticket.ChannelId),
        ["email"] = EmailOf(ticket),
        ["published_at"] = Plain(ticket.CreatedAt),
        ["company_id"] = Text(Data.CompanyId),
        ["additional_id"] = ticket.AdditionalId ?? "",
        ["message"] = ticket.Comments.FirstOrDefault()?.Message,
        ["files"] = new JArray(),
    };

    private JObject CommentEvent(UsedeskTicket ticket)
    {
        var comment = ticket.Comments[^1];
        return new JObject
        {
            ["comment"] = new JObject
            {
                ["id"] = comment.Id,
                ["message"] = comment.Message,
                ["type"] = comment.Type,
                ["from"] = comment.From == "user" ? "user" : "client",
                ["user_id"] = comment.UserId is { } user ? Text(user) : "",
                ["client_id"] = ticket.ClientId,
                ["ticket_id"] = ticket.Id,
                ["is_first"] = comment == ticket.Comments[0] ? 1 : 0,
                ["published_at"] = Plain(comment.CreatedAt),
                ["files"] = new JArray(comment.Files.Select((_, i) => FileUrl(comment, i))),
            },
            ["client"] = ClientPart(ticket),
            ["assignee_id"] = ticket.AssigneeId,
        };
    }

    /// <summary>Page, clients [2]: what changed last; no status is 0 or "0", no rule and no agent are empty.</summary>
    private JObject ChangedEvent(UsedeskTicket ticket)
    {
        var change = ticket.Changes.LastOrDefault() ?? throw new ArgumentException("nothing of the ticket was changed yet");
        var status = (string?)change["target"] == "status_id";
        return new JObject
        {
            ["trigger"] = new JObject
            {
                ["id"] = 213_000 + ticket.Changes.Count,
                ["trigger_id"] = "",
                ["user_id"] = change["user_id"] is { Type: not JTokenType.Null } user ? user : "",
                ["ticket_id"] = ticket.Id,
                ["data"] = new JArray(new JObject { ["target"] = change["target"], ["value"] = change["value"], ["old_value"] = change["old_value"] }),
                ["changed_at"] = change["changed_at"],
                ["old_status"] = status ? change["old_value"] : 0,
                ["new_status"] = status ? change["value"] : "0",
                ["company_id"] = Data.CompanyId,
            },
            ["client"] = ClientPart(ticket),
            ["assignee_id"] = ticket.AssigneeId,
        };
    }

    /// <summary>Client [1].</summary>
    private JObject RatingEvent(UsedeskTicket ticket, JObject request) => new()
    {
        ["csi"] = new JObject
        {
            ["id"] = Data.NextId("entry"),
            ["user_id"] = ticket.AssigneeId,
            ["client_id"] = ticket.ClientId,
            ["ticket_id"] = ticket.Id,
            ["rating"] = request["rating"] ?? 5,
            ["comment"] = "",
            ["ticket_comment_id"] = ticket.Comments[^1].Id,
            ["company_id"] = Data.CompanyId,
            ["created_at"] = Plain(state.Now),
            ["updated_at"] = Plain(state.Now),
        },
    };

    /// <summary>Pages, clients [2]; the states are new, reopened, closed and null [1].</summary>
    private JObject ChatEvent(UsedeskTicket ticket, JObject request) => new()
    {
        ["chat_id"] = ticket.ChatId is { } chat ? UsedeskFields.ToId(chat) : 1,
        ["text"] = ticket.Comments[^1].Message,
        ["client_id"] = ticket.ClientId,
        ["client"] = ClientPart(ticket),
        ["from"] = ticket.Comments[^1].From == "user" ? "user" : "client",
        ["platform"] = "usedesk_api",
        ["ticket"] = TicketPart(ticket),
        ["state"] = request["state"] ?? JValue.CreateNull(),
    };
}
