using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Tickets.</summary>
internal static partial class UsedeskOperations
{
    private static readonly string[] s_types = { "question", "task", "problem", "incident" };
    private static readonly string[] s_priorities = { "low", "medium", "urgent", "extreme" };

    private static void AddTickets(OperationTable table)
    {
        table.Add(Write<CreateTicketRequest, UsedeskTicketReceipt, UsedeskTicketReceipt>("create/ticket", WriteTicket, static (a, _) => a.Data!, "ticket_id"));
        table.Add(Write<UpdateTicketRequest, JToken, UsedeskTicketUpdate>("update/ticket", WriteUpdate, static (a, r) =>
        {
            // An answer without a body is a success too.
            var update = (a.Data as JObject)?.ToObject<UsedeskTicketUpdate>(WireSerializer.Usedesk) ?? new UsedeskTicketUpdate();
            update.TicketId = r.TicketId;
            return update;
        }, "status", "ticket_id"));
    }

    private static void WriteTicket(CreateTicketRequest r, RequestBuilder b)
    {
        b.Body("subject", AtMost(r.Subject, TextLength, nameof(r.Subject)))
            .Body("message", AtMostBytes(r.Message, MessageBytes, nameof(r.Message)))
            .Body("client_name", AtMost(r.ClientName, TextLength, nameof(r.ClientName)))
            .Body("client_email", AtMost(r.ClientEmail, TextLength, nameof(r.ClientEmail)))
            .Body("client_id", AtMost(r.ClientId, TextLength, nameof(r.ClientId)))
            .Body("client_phone", AtMost(r.ClientPhone, TextLength, nameof(r.ClientPhone)))
            .Body("company_name", AtMost(r.CompanyName, TextLength, nameof(r.CompanyName)))
            .Body("private_comment", r.PrivateComment ? true : null)
            .Body("additional_id", AtMost(r.AdditionalId, TextLength, nameof(r.AdditionalId)))
            .Body("type", Known(r.Type, nameof(r.Type), s_types))
            .Body("priority", Known(r.Priority, nameof(r.Priority), s_priorities))
            .Body("status", r.Status?.Id)
            .Body("tag", Tags(r.Tag))
            .Body("assignee_id", r.AssigneeId)
            .Body("group_id", r.GroupId)
            .Body("channel_id", r.ChannelId)
            .Body("client_country", AtMost(r.ClientCountry, TextLength, nameof(r.ClientCountry)))
            .Body("client_city", AtMost(r.ClientCity, TextLength, nameof(r.ClientCity)))
            .Body("client_address", AtMost(r.ClientAddress, TextLength, nameof(r.ClientAddress)))
            // [?] The page names no value: a flag like private_comment.
            .Body("new_address", r.NewAddress ? true : null)
            .Body("phone_type", AtMost(r.PhoneType, TextLength, nameof(r.PhoneType)))
            .Body("username", AtMost(r.Username, TextLength, nameof(r.Username)));
        var template = AddTemplate(b, r.TemplateId, r.TemplateName, r.TemplateVariable, r.TemplateLanguage);
        AddSender(b, r.From, r.UserId, r.TriggerId, template);
        AddFields(b, r.Field);
        b.Body("lists", Lists(r.NestedList, mayClear: false));
        AddFiles(b, r.File, nameof(r.File));
    }

    private static void WriteUpdate(UpdateTicketRequest r, RequestBuilder b)
    {
        b.Body("ticket_id", Positive(r.TicketId, nameof(r.TicketId)))
            .Body("subject", AtMost(r.Subject, TextLength, nameof(r.Subject)))
            .Body("client_id", r.ClientId)
            .Body("group_id", Unless(r.ClearGroup, r.GroupId, "Group"))
            .Body("assignee_id", Unless(r.ClearAssignee, r.AssigneeId, "Assignee"))
            .Body("tag", Tags(r.Tag))
            .Body("priority", Known(r.Priority, nameof(r.Priority), s_priorities))
            .Body("status", r.Status?.Id)
            .Body("type", Known(r.Type, nameof(r.Type), s_types));
        AddFields(b, r.Field);
        b.Body("lists", Lists(r.NestedList, mayClear: true));
        if (b.BodyFields.Count == 1)
        {
            throw new RequestException("NothingToChange", "Give at least one thing to change beside -TicketId.");
        }

        b.Body("user_id", r.UserId).Body("silent", r.Silent ? true : null);
    }

    /// <summary>The service takes the word null, as text, for nobody; a JSON null would be left out of the change.</summary>
    private static object? Unless(bool cleared, long? id, string name)
        => !cleared ? id
            : id is null ? "null"
            : throw new RequestException("InvalidParameter", $"Give either -{name}Id or -Clear{name}.", $"Clear{name}");

    /// <summary>Says whether there is one: then neither a text nor an agent is needed.</summary>
    private static bool AddTemplate(RequestBuilder builder, long? id, string? name, IReadOnlyList<string>? variables, string? language)
    {
        builder.Body("template_id", id)
            .Body("template_name", AtMost(name, TextLength, "TemplateName"))
            .Body("template_variables", variables is { Count: > 0 } ? variables : null)
            .Body("template_lang", language);
        return id is not null || name is not null;
    }

    /// <summary>The vendor's template samples name a side without its number; elsewhere the number is needed.</summary>
    private static void AddSender(RequestBuilder builder, string? from, long? userId, long? triggerId, bool template)
    {
        var side = from is null ? null : OneOf(from, "From", "user", "client", "trigger");
        if (side == "user" && userId is null && !template)
        {
            throw new RequestException("MissingParameter", "-From user needs -UserId.", "UserId");
        }

        if (side == "trigger" && triggerId is null && !template)
        {
            throw new RequestException("MissingParameter", "-From trigger needs -TriggerId.", "TriggerId");
        }

        builder.Body("from", side).Body("user_id", userId).Body("trigger_id", triggerId);
    }
}
