using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Operations;
using static UsedeskUdesk.Client.Json.JsonFields;
using static UsedeskUdesk.Client.Operations.Arguments;
using static UsedeskUdesk.Client.Usedesk.Values;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Tickets and their comments.</summary>
internal sealed class Tickets : UsedeskResource
{
    private static readonly string[] s_slaProperties = { "sla" };

    /// <summary>Messages to Telegram may fail with the ID of a comment: then there is a ticket that it belongs to.</summary>
    private static readonly string[] s_commentId = { "comment_id" };

    /// <summary>The word that the filter by assignee takes for nobody.</summary>
    private const string Nobody = "unassigned";

    public override void AddOperations(OperationTable table)
    {
        table.Add(Read<GetTicketRequest, JToken, UsedeskTicket>(
            "ticket",
            static (r, b) => b
                .Body("ticket_id", Positive(r.TicketId, nameof(r.TicketId)))
                .Body("accessible_for_agent_id", Positive(r.AccessibleForAgentId, nameof(r.AccessibleForAgentId)))
                .Body("properties", r.IncludeSla ? s_slaProperties : null),
            static (a, r) => ReadTicket(a.Data, r)));

        table.Add(new ListOperation<ListTicketsRequest, UsedeskTicket>(
            HttpMethod.Post,
            "tickets",
            Envelope.Usedesk,
            Limits.RowsPerPage,
            WriteFilter,
            LastPage.ByLength)
        {
            Key = static row => row.TicketId,
        });

        var create = Write<CreateTicketRequest, UsedeskTicketReceipt, UsedeskTicketReceipt>("create/ticket", WriteTicket, static (a, r) =>
        {
            // The answer is a number alone: with these it can be told which of many it is.
            var receipt = a.Data!;
            receipt.Subject = r.Subject;
            receipt.AdditionalId = r.AdditionalId;
            return receipt;
        }, "ticket_id");
        create.AlsoNames = s_commentId;
        table.Add(create);

        table.Add(Write<UpdateTicketRequest, JToken, UsedeskTicketUpdate>("update/ticket", WriteUpdate, static (a, r) =>
        {
            var update = Receipt<UsedeskTicketUpdate>(a);
            update.TicketId = r.TicketId;
            return update;
        }, "status", "ticket_id"));

        var comment = Write<CreateCommentRequest, UsedeskCommentReceipt, UsedeskCommentReceipt>("create/comment", WriteComment, static (a, r) =>
        {
            var receipt = a.Data!;
            receipt.TicketId = r.TicketId;
            return receipt;
        }, "comment_id");
        // It may change the ticket's status, and when it was changed last.
        comment.TakesFromListings = true;
        table.Add(comment);
    }

    public override void AddFields(IrregularFields fields)
    {
        // No group, and no agent, are null in one answer, 0 in another and "0" in a third.
        fields.Add<UsedeskTicket>("group", static (ticket, value) => ticket.GroupId = PositiveNumber(value));
        fields.Add<UsedeskTicket>("group_id", static (ticket, value) => ticket.GroupId ??= PositiveNumber(value));
        fields.Add<UsedeskTicket>("assignee_id", static (ticket, value) => ticket.AssigneeId = PositiveNumber(value));
        fields.Add<UsedeskTicket>("email_channel_id", static (ticket, value) => ticket.ChannelId ??= PositiveNumber(value));
        fields.Add<UsedeskTicket>("tags", static (ticket, value) => ticket.Tag = value is JValue
            ? Texts(value, "name").Select(static name => new UsedeskTag { Name = name }).ToArray()
            : Items(value).Select(static tag => tag is JObject ? Model<UsedeskTag>(tag) : new UsedeskTag { Name = Text(tag) }).ToArray());
        fields.Add<UsedeskTicket>("ticket_fields", static (ticket, value) => ticket.CustomField = Models<UsedeskTicketFieldValue>(value));
        fields.Add<UsedeskTicket>("custom_fields", static (ticket, value) => ticket.CustomField = Models<UsedeskTicketFieldValue>(value));
        fields.Add<UsedeskTicket>("comments", static (ticket, value) => ticket.Comment = Models<UsedeskTicketComment>(value));
        fields.Add<UsedeskTicket>("changes", static (ticket, value) => ticket.Change = Items(value).OfType<JObject>().SelectMany(Changes).ToArray());

        fields.Add<UsedeskTicketFieldValue>("ticket_field_id", static (field, value) => field.FieldId = PositiveNumber(value) ?? field.FieldId);
        fields.Add<UsedeskTicketFieldValue>("id", static (field, value) => field.FieldId = field.FieldId == 0 ? PositiveNumber(value) ?? 0 : field.FieldId);
        fields.Add<UsedeskTicketFieldValue>("type", static (field, value) => field.Type = TicketFields.Type(value));
        fields.Add<UsedeskTicketFieldValue>("ticket_field_type_id", static (field, value) => field.Type = TicketFields.Type(value));

        fields.Add<UsedeskTicketComment>("files", static (comment, value) => comment.Attachment = Models<UsedeskAttachment>(value));
        // The vendor's pages write both names with Cyrillic letters.
        foreach (var name in new[] { "cc", "\u0441\u0441" })
        {
            fields.Add<UsedeskTicketComment>(name, static (comment, value) => comment.Cc = Texts(value, "email"));
        }

        foreach (var name in new[] { "bcc", "b\u0441\u0441" })
        {
            fields.Add<UsedeskTicketComment>(name, static (comment, value) => comment.Bcc = Texts(value, "email"));
        }

        fields.Add<UsedeskTicketReceipt>("status", static (receipt, value) => receipt.Status = Success(value));
        fields.Add<UsedeskTicketUpdate>("status", static (receipt, value) => receipt.Status = Success(value));
        fields.Add<UsedeskCommentReceipt>("status", static (receipt, value) => receipt.Status = Success(value));
    }

    private static void WriteTicket(CreateTicketRequest r, RequestBuilder b)
    {
        b.Body("subject", AtMost(r.Subject, Limits.Text, nameof(r.Subject)))
            .Body("message", AtMostBytes(r.Message, Limits.MessageBytes, nameof(r.Message)))
            .Body("client_name", AtMost(r.ClientName, Limits.Text, nameof(r.ClientName)))
            .Body("client_email", Address(AtMost(r.ClientEmail, Limits.Text, nameof(r.ClientEmail)), nameof(r.ClientEmail)))
            .Body("client_id", ClientNumber(r.ClientId))
            .Body("client_phone", AtMost(r.ClientPhone, Limits.Text, nameof(r.ClientPhone)))
            .Body("company_name", AtMost(r.CompanyName, Limits.Text, nameof(r.CompanyName)))
            .Body("private_comment", r.PrivateComment ? true : null)
            .Body("additional_id", AtMost(r.AdditionalId, Limits.Text, nameof(r.AdditionalId)))
            .Body("type", OneOf(r.Type, nameof(r.Type), UsedeskTicketType.Known))
            .Body("priority", OneOf(r.Priority, nameof(r.Priority), UsedeskTicketPriority.Known))
            .Body("status", r.Status?.Id)
            .Body("tag", JoinedTags(r.Tag))
            .Body("assignee_id", Positive(r.AssigneeId, nameof(r.AssigneeId)))
            .Body("group_id", Positive(r.GroupId, nameof(r.GroupId)))
            .Body("channel_id", Positive(r.ChannelId, nameof(r.ChannelId)))
            .Body("client_country", AtMost(r.ClientCountry, Limits.Text, nameof(r.ClientCountry)))
            .Body("client_city", AtMost(r.ClientCity, Limits.Text, nameof(r.ClientCity)))
            .Body("client_address", AtMost(r.ClientAddress, Limits.Text, nameof(r.ClientAddress)))
            // [?] The page names no value: a flag like private_comment.
            .Body("new_address", r.NewAddress ? true : null)
            .Body("phone_type", OneOf(r.PhoneType, nameof(r.PhoneType), UsedeskPhoneType.Known))
            .Body("username", AtMost(r.Username, Limits.Text, nameof(r.Username)));
        var template = Sender.WriteTemplate(b, r.TemplateId, r.TemplateName, r.TemplateVariable, r.TemplateLanguage);
        Sender.Write(b, r.From, r.UserId, r.TriggerId, template);
        CustomFields.Write(b, r.Field);
        CustomFields.WriteLists(b, r.NestedList, mayClear: false);
        Files.Write(b, r.File, nameof(r.File));
        // The page wants both; the service takes one for some channels, and a template in the place of both.
        if (!template && string.IsNullOrWhiteSpace(r.Subject) && string.IsNullOrWhiteSpace(r.Message))
        {
            throw RequestException.Create("MissingParameter", $"A ticket needs {Property(nameof(r.Subject))} or {Property(nameof(r.Message))}, or for WhatsApp {Property(nameof(r.TemplateId))} or {Property(nameof(r.TemplateName))}.");
        }
    }

    private static void WriteUpdate(UpdateTicketRequest r, RequestBuilder b)
    {
        b.Body("ticket_id", Positive(r.TicketId, nameof(r.TicketId)))
            .Body("subject", AtMost(r.Subject, Limits.Text, nameof(r.Subject)))
            .Body("client_id", Positive(r.ClientId, nameof(r.ClientId)))
            .Body("group_id", Unless(r.ClearGroup, nameof(r.ClearGroup), r.GroupId, nameof(r.GroupId)))
            .Body("assignee_id", Unless(r.ClearAssignee, nameof(r.ClearAssignee), r.AssigneeId, nameof(r.AssigneeId)))
            .Body("tag", JoinedTags(r.Tag))
            .Body("priority", OneOf(r.Priority, nameof(r.Priority), UsedeskTicketPriority.Known))
            .Body("status", r.Status?.Id)
            .Body("type", OneOf(r.Type, nameof(r.Type), UsedeskTicketType.Known));
        CustomFields.Write(b, r.Field);
        CustomFields.WriteLists(b, r.NestedList, mayClear: true);
        NeedsChange(b, "ticket", r.TicketId);

        b.Body("user_id", Positive(r.UserId, nameof(r.UserId))).Body("silent", r.Silent ? true : null);
    }

    private static void WriteComment(CreateCommentRequest r, RequestBuilder b)
    {
        b.Body("ticket_id", Positive(r.TicketId, nameof(r.TicketId)))
            .Body("message", AtMostBytes(r.Message, Limits.MessageBytes, nameof(r.Message)))
            // Said in either case: an internal note must not go out because a default changed.
            .Body("type", r.Public ? "public" : "private")
            .Body("cc", r.Cc is { Count: > 0 } ? r.Cc : null)
            .Body("bcc", r.Bcc is { Count: > 0 } ? r.Bcc : null);
        var template = Sender.WriteTemplate(b, r.TemplateId, r.TemplateName, r.TemplateVariable, r.TemplateLanguage);
        Sender.Write(b, r.From, r.UserId, r.TriggerId, template);
        Files.Write(b, r.File, nameof(r.File));
        if (!template && string.IsNullOrWhiteSpace(r.Message) && r.File is null or { Count: 0 })
        {
            throw RequestException.Create("MissingParameter", $"A comment needs {Property(nameof(r.Message))}, {Property(nameof(r.File))}, or for WhatsApp {Property(nameof(r.TemplateId))} or {Property(nameof(r.TemplateName))}.");
        }
    }

    private static void WriteFilter(ListTicketsRequest r, Page page, RequestBuilder b)
        => b.Body("fstatus", Joined(r.Status?.Select(status => status.Id)))
            .Body("fgroup", Joined(Positive(r.GroupId, nameof(r.GroupId))))
            .Body("fchannel", Joined(Positive(r.ChannelId, nameof(r.ChannelId))))
            .Body("ftype", Joined(r.Type?.Select(type => TicketType(type, nameof(r.Type)))))
            .Body("fpriority", Joined(r.Priority?.Select(priority => TicketPriority(priority, nameof(r.Priority)))))
            .Body("tag", JoinedTags(r.Tag))
            .Body("client_id", Positive(r.ClientId, nameof(r.ClientId)))
            .Body("fassigned", Assigned(r))
            .Body("fields", r.Field is { Count: > 0 } ? r.Field.Select(CustomFields.Filter).ToArray() : null)
            .Body("accessible_for_agent_id", Positive(r.AccessibleForAgentId, nameof(r.AccessibleForAgentId)))
            .Body("query", AtMost(r.Query, Limits.Text, nameof(r.Query)))
            .Body("created_after", WholeMinute(r.CreatedAfter))
            .Body("created_before", WholeMinute(r.CreatedBefore))
            .Body("updated_after", WholeMinute(r.UpdatedAfter))
            .Body("updated_before", WholeMinute(r.UpdatedBefore))
            .Body("sort", r.SortBy)
            .Body("order", r.Descending ? "desc" : null)
            // Counts pages, not rows.
            .Body("offset", page.Index);

    /// <summary>
    /// One pair of agent and group, or a list of them: the agent anywhere; the agent within a group; nobody but some group; nobody at all.
    /// The groups are said beside it too, which asks for the same.
    /// </summary>
    private static object? Assigned(ListTicketsRequest r)
    {
        var agents = r.AssigneeId is { Count: > 0 } ? r.AssigneeId.Select(agent => Positive(agent, nameof(r.AssigneeId))).ToArray() : null;
        if (r.Unassigned)
        {
            return agents is null
                ? new Dictionary<string, object> { ["assignee_id"] = Nobody }.With("group_id", r.GroupId is { Count: > 0 } ? null : Nobody)
                : throw RequestException.Create("InvalidParameter", $"Give either {Property(nameof(r.AssigneeId))} or {Property(nameof(r.Unassigned))}.", nameof(r.Unassigned));
        }

        var pairs = agents?.SelectMany(agent => r.GroupId is { Count: > 0 } groups
            ? groups.Select(group => new Dictionary<string, object> { ["assignee_id"] = agent, ["group_id"] = group })
            : new[] { new Dictionary<string, object> { ["assignee_id"] = agent } }).ToArray();
        return pairs is { Length: 1 } ? pairs[0] : pairs;
    }

    /// <summary>The client's ID, or the word that makes a new one.</summary>
    private static string? ClientNumber(string? client)
    {
        if (long.TryParse(client, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id))
        {
            Positive(id, nameof(CreateTicketRequest.ClientId));
        }

        return AtMost(client, Limits.Text, nameof(CreateTicketRequest.ClientId));
    }

    private static string? TicketType(string? value, string name) => AtMost(KnownWord(value, UsedeskTicketType.Known), Limits.Word, name);

    private static string? TicketPriority(string? value, string name) => AtMost(KnownWord(value, UsedeskTicketPriority.Known), Limits.Word, name);

    /// <summary>The service takes the word null, as text, for nobody; a JSON null would be left out of the change.</summary>
    private static object? Unless(bool cleared, string clearName, long? id, string idName)
        => !cleared ? Positive(id, idName)
            : id is null ? "null"
            : throw RequestException.Create("InvalidParameter", $"Give either {Property(idName)} or {Property(clearName)}.", clearName);

    /// <summary>The ticket, and what stands beside it, as one object.</summary>
    private static UsedeskTicket ReadTicket(JToken? answer, GetTicketRequest request)
    {
        if (answer?["ticket"] is not JObject json)
        {
            throw new AnswerException("it holds no ticket");
        }

        foreach (var beside in ((JObject)answer).Properties().Where(property => property.Name != "ticket" && json[property.Name] is null))
        {
            json[beside.Name] = beside.Value;
        }

        // What is read is taken out of the tree.
        var tags = json["tags"]?.DeepClone();
        var ticket = Model<UsedeskTicket>(json);
        ticket.TicketId = ticket.TicketId == 0 ? request.TicketId : ticket.TicketId;
        if (request.NeedsTags && (!AreTags(tags) || ticket.Tag.Any(static tag => string.IsNullOrWhiteSpace(tag.Name))))
        {
            throw new AnswerException("it does not hold the ticket's tags in a form that is known");
        }

        return ticket;
    }

    /// <summary>A list, or texts joined by commas; null says that there are none, and a field that is missing says nothing.</summary>
    private static bool AreTags(JToken? tags) => tags is JArray list ? list.All(static tag => tag.Type is JTokenType.String or JTokenType.Integer or JTokenType.Object) : tags is JObject || tags?.Type is JTokenType.String or JTokenType.Null;

    /// <summary>A change holds several values; the older form is the value itself.</summary>
    private static IEnumerable<UsedeskTicketChange> Changes(JObject change)
    {
        if (change["data"] is not JArray data)
        {
            return new[] { Model<UsedeskTicketChange>(change) };
        }

        change.Remove("data");
        return data.OfType<JObject>().Select(part =>
        {
            var whole = (JObject)change.DeepClone();
            whole.Merge(part);
            return Model<UsedeskTicketChange>(whole);
        });
    }
}
