using UsedeskUdesk.Client.Http;
using static UsedeskUdesk.Client.Operations.Arguments;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Tickets.</summary>
internal static partial class UsedeskOperations
{
    private static void AddTickets(OperationTable table)
    {
        table.Add(Write<CreateTicketRequest, UsedeskTicketReceipt, UsedeskTicketReceipt>("create/ticket", WriteTicket, static (a, _) => a.Data!));
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
            .Body("type", AtMost(r.Type, 10, nameof(r.Type)))
            .Body("priority", AtMost(r.Priority, 10, nameof(r.Priority)))
            .Body("status", r.Status?.Id)
            .Body("tag", Tags(r.Tag))
            .Body("assignee_id", r.AssigneeId)
            .Body("group_id", r.GroupId)
            .Body("channel_id", r.ChannelId)
            .Body("client_country", AtMost(r.ClientCountry, TextLength, nameof(r.ClientCountry)))
            .Body("client_city", AtMost(r.ClientCity, TextLength, nameof(r.ClientCity)))
            .Body("client_address", AtMost(r.ClientAddress, TextLength, nameof(r.ClientAddress)))
            .Body("new_address", r.NewAddress ? true : null)
            .Body("phone_type", r.PhoneType)
            .Body("username", r.Username)
            .Body("template_id", r.TemplateId)
            .Body("template_name", r.TemplateName)
            .Body("template_variables", r.TemplateVariable is { Count: > 0 } ? r.TemplateVariable : null)
            .Body("template_lang", r.TemplateLanguage);
        AddSender(b, r.From, r.UserId, r.TriggerId);
        AddFields(b, r.Field);
        b.Body("lists", Lists(r.NestedList));
        AddFiles(b, r.File, nameof(r.File));
    }

    private static void AddSender(RequestBuilder builder, string? from, long? userId, long? triggerId)
    {
        var side = from is null ? null : OneOf(from, "From", "user", "client", "trigger");
        if (side == "user" && userId is null)
        {
            throw new RequestException("MissingParameter", "-From user needs -UserId.", "UserId");
        }

        if (side == "trigger" && triggerId is null)
        {
            throw new RequestException("MissingParameter", "-From trigger needs -TriggerId.", "TriggerId");
        }

        builder.Body("from", side).Body("user_id", userId).Body("trigger_id", triggerId);
    }
}
