using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Usedesk;

/// <summary>Tickets and their comments.</summary>
internal sealed partial class UsedeskService
{
    // Page [1]: "~64kb".
    private const int LongestMessage = 64 * 1024;

    // Page [2].
    private static readonly string[] Types = ["question", "task", "problem", "incident"];
    private static readonly string[] Priorities = ["low", "medium", "urgent", "extreme"];
    private static readonly string[] PhoneTypes = ["home", "mobile", "stationary", "fax", "other"];

    /// <summary>
    /// Page [2]. Subject and message are needed, but for templates, whose samples have neither. An unknown channel_id means the token's own
    /// channel; private_comment takes only true.
    /// </summary>
    private Reply CreateTicket(Context c)
    {
        var f = c.Fields;
        RefuseFiles(c, "files[]");
        var channel = f.Token("channel_id") is { } asked && UsedeskFields.ToId(asked) is { } channelId && Data.Channels.TryGetValue(channelId, out var known) ? known : Data.Channels[Data.TokenChannel];
        var comment = NewComment(f, channel, "client", "public");
        if (f.Token("private_comment") is { } secret)
        {
            comment.Type = secret.Type == JTokenType.Boolean && (bool)secret || (secret.Type == JTokenType.String && (string)secret! == "true")
                ? "private"
                : throw f.Invalid("private_comment", "may only be true");
        }

        var subject = f.Text("subject");
        if (subject is null && comment.Template is null)
        {
            throw Invalid(UsedeskFields.Server, "The subject field is required.");
        }

        var ticket = new UsedeskTicket { Subject = subject, ChannelId = channel.Id, AdditionalId = f.Text("additional_id"), CreatedAt = state.Now, UpdatedAt = state.Now };
        Classify(ticket, f);
        var (assignee, group) = Assignment(f, ticket);
        (ticket.AssigneeId, ticket.GroupId) = (assignee, group);
        foreach (var (id, value) in FieldValues(f).Concat(Chains(f)))
        {
            ticket.Fields[id] = value;
        }

        ticket.Lists = f.Token("lists")?.DeepClone();
        var client = ClientFor(c, channel);

        // Nothing is refused from here on.
        comment.Files.AddRange(c.Call.Files);
        ticket.ClientId = client.Id;
        ticket.Id = Data.NextId("ticket");
        comment.Id = Data.NextId("comment");
        ticket.Comments.Add(comment);
        Data.Tickets[ticket.Id] = ticket;
        Data.UseTags(ticket.Tags);
        AnnounceOf(ticket, new JObject { ["ticket"] = TicketPart(ticket), ["client"] = ClientPart(ticket) });
        AnnounceOf(ticket, CommentEvent(ticket));
        var answer = Success();
        answer["ticket_id"] = TicketId(ticket.Id);
        Deliver(f, channel, client, ticket, comment, answer);
        return Reply.Json(answer);
    }

    /// <summary>Sends the first comment on where the channel is a messenger, and says in the answer what came of it.</summary>
    private void Deliver(UsedeskFields f, UsedeskChannel channel, UsedeskClient client, UsedeskTicket ticket, UsedeskComment comment, JObject answer)
    {
        if (!channel.IsMessenger)
        {
            return;
        }

        var phone = f.Text("client_phone") is { } given ? UsedeskData.Digits(given) : client.Phones.FirstOrDefault()?.Phone;
        var telegram = channel.Kind == "telegram-personal-pact";
        ticket.Recipient = telegram ? f.Text("username")?.TrimStart('@') ?? phone ?? client.Usernames.FirstOrDefault() : phone;
        if (channel.Kind == "viber-c2d")
        {
            ticket.ChatId = Text(AddChat(ticket, channel).Id);
            answer["chat_id"] = ticket.ChatId;
            return;
        }

        // Page [2]: WhatsApp passes on only what an agent says, and a channel that is switched off passes on nothing.
        var sent = channel.Enabled && ticket.Recipient is not null && comment.Type == "public" && (telegram || comment.From == "user");
        ticket.MessageStatus = sent ? "delivered" : "not delivered";
        answer["message_status"] = ticket.MessageStatus;

        // Page [1]: among the answer's parameters below the section on Telegram; that WhatsApp has it too is an inference [?] from the
        // delivery webhook, which names the comment.
        answer["comment_id"] = comment.Id;
    }

    private UsedeskChat AddChat(UsedeskTicket ticket, UsedeskChannel channel)
    {
        var id = Data.NextId("chat");
        return Data.Chats[id] = new UsedeskChat { Id = id, TicketId = ticket.Id, ChannelId = channel.Id, ClientId = ticket.ClientId, AssigneeId = ticket.AssigneeId };
    }

    /// <summary>Page [2]: who speaks is named by user_id or trigger_id, which must exist; about 64 KB of text.</summary>
    private UsedeskComment NewComment(UsedeskFields f, UsedeskChannel channel, string from, string type)
    {
        var message = f.Text("message", int.MaxValue);
        if (message is not null && Encoding.UTF8.GetByteCount(message) > LongestMessage)
        {
            throw Invalid(114, "The message is longer than 64 KB.");
        }

        var template = Template(f, channel);
        if (message is null && template is null)
        {
            throw Invalid(114, "No message text");
        }

        var comment = new UsedeskComment { Message = message ?? "", Type = type, Template = template, From = f.OneOf("from", "user", "client", "trigger") ?? from, UserId = f.Id("user_id", 117), TriggerId = f.Id("trigger_id"), CreatedAt = state.Now };
        if (comment.UserId is { } user)
        {
            UserOf(user);
        }

        // The vendor's template samples name from=user without a user_id.
        if (comment.From == "user" && f.Has("from") && comment.UserId is null && template is null)
        {
            throw Invalid(117, "from=user needs user_id");
        }

        if (comment.From == "trigger" && comment.TriggerId is null)
        {
            throw Invalid(UsedeskFields.Server, "from=trigger needs trigger_id");
        }

        // No code is documented for a rule that is not there [?].
        return comment.TriggerId is { } trigger && !Data.Triggers.ContainsKey(trigger) ? throw Invalid(UsedeskFields.Server, "Invalid trigger id") : comment;
    }

    /// <summary>Page [2]: template_id is pact's, template_name is Landbot's and infobip's; the language is ru unless named.</summary>
    private UsedeskTemplate? Template(UsedeskFields f, UsedeskChannel channel)
    {
        var template = new UsedeskTemplate { Id = f.Id("template_id"), Name = f.Text("template_name"), Lang = f.Text("template_lang") ?? "ru" };
        template.Variables.AddRange(f.Strings("template_variables"));
        if (template.Id is null && template.Name is null)
        {
            return template.Variables.Count == 0 && !f.Has("template_lang") ? null : throw Invalid(UsedeskFields.Server, "Template parameters without template_id or template_name.");
        }

        var fits = template.Id is not null ? channel.Kind == "whatsapp-pact" && template.Name is null : channel.Kind == "whatsapp-infobip";
        return fits ? template : throw Invalid(UsedeskFields.Server, "The channel does not take this kind of template.");
    }

    /// <summary>Page [2]: four types, four priorities, the numbers of the statuses, tags separated by commas and spaces.</summary>
    private void Classify(UsedeskTicket ticket, UsedeskFields f)
    {
        ticket.Type = f.OneOf("type", Types) ?? ticket.Type;
        ticket.Priority = f.OneOf("priority", Priorities) ?? ticket.Priority;
        if (f.Has("status"))
        {
            ticket.Status = (int)(f.Id("status") is { } status and >= 1 and <= 10 ? status : throw f.Invalid("status", "is unknown"));
        }

        if (f.Text("tag") is { } tags)
        {
            var pieces = tags.Split(',').Select(t => t.Trim()).ToList();
            ticket.Tags = pieces.TrueForAll(t => t.Length > 0) ? [.. pieces.Distinct()] : throw Invalid(116, "Bad tag format");
        }
    }

    /// <summary>
    /// Page, release notes [2]: an agent within the group that is named or else within the default one; a wrong id clears nothing. The word null
    /// takes both away in an update [2]; that it works for one alone is an inference [?].
    /// </summary>
    private (long? Assignee, long? Group) Assignment(UsedeskFields f, UsedeskTicket ticket)
    {
        bool Cleared(string name) => ticket.Id != 0 && f.Token(name) is { Type: JTokenType.String } token && (string)token! == "null";

        var (clearUser, clearGroup) = (Cleared("assignee_id"), Cleared("group_id"));
        var user = !clearUser && f.Id("assignee_id", 117) is { } userId ? UserOf(userId) : null;
        var group = clearGroup ? null : f.Id("group_id", 118);
        if (group is not null && !Data.Groups.ContainsKey(group.Value))
        {
            throw Invalid(118, "Invalid group id");
        }

        if (user is not null && group is not null && !user.Groups.Contains(group.Value))
        {
            throw Invalid(117, "The user is not in this group");
        }

        if (user is not null)
        {
            return (user.Id, group ?? (clearGroup || user.DefaultGroup == 0 ? null : user.DefaultGroup));
        }

        return group is not null ? (null, group) : (clearUser ? null : ticket.AssigneeId, clearGroup ? null : ticket.GroupId);
    }

    /// <summary>Page [2]: text up to 255, true or false, an option's id; as many values as ids.</summary>
    private List<KeyValuePair<long, string>> FieldValues(UsedeskFields f)
    {
        var (ids, values) = (f.Text("field_id"), f.Text("field_value", int.MaxValue));
        var result = new List<KeyValuePair<long, string>>();
        if (ids is null && values is null)
        {
            return result;
        }

        // A single field that is emptied has an empty list of values.
        var (names, pieces) = ((ids ?? "").Split(';'), (values ?? "").Split(';'));
        if (ids is null || names.Length != pieces.Length)
        {
            throw f.Invalid("field_id", "and field_value must have the same number of pieces");
        }

        foreach (var (name, value) in names.Zip(pieces))
        {
            if (UsedeskFields.ToId(name) is not { } id || !Data.Fields.TryGetValue(id, out var field))
            {
                throw f.Invalid("field_id", $"{name} is unknown");
            }

            var valid = field.Type switch
            {
                1 => value.EnumerateRunes().Count() <= 255,
                2 => value.Length == 0 || field.Options.Any(o => Text(o.Id) == value),
                3 => value is "true" or "false",
                _ => false,
            };
            result.Add(valid ? new(id, value) : throw f.Invalid("field_value", $"is wrong for field {id}"));
        }

        return result;
    }

    /// <summary>Page [2]: each chain starts at a field without a parent and goes down without a gap; each value is a child of the one above.</summary>
    private List<KeyValuePair<long, string>> Chains(UsedeskFields f)
    {
        var result = new List<KeyValuePair<long, string>>();
        if (f.Token("lists") is not { } lists)
        {
            return result;
        }

        foreach (var item in lists as JArray ?? throw f.Invalid("lists", "must be an array of arrays"))
        {
            long? parentField = null;
            UsedeskFieldOption? parent = null;
            var cleared = false;
            foreach (var level in item as JArray ?? throw f.Invalid("lists", "must be an array of arrays"))
            {
                if (level is not JObject { } pair || pair["id"] is not { } idToken || UsedeskFields.ToId(idToken) is not { } id || !Data.Fields.TryGetValue(id, out var field) || field.Type != 4)
                {
                    throw f.Invalid("lists", "must hold the id of a nested list field and a value");
                }

                if (field.ParentFieldId != parentField)
                {
                    throw f.Invalid("lists", "must go from parent to child, from the top");
                }

                parentField = id;
                var value = pair["value"] is { Type: JTokenType.String } text ? (string)text! : pair["value"] is null or { Type: JTokenType.Null } ? "" : throw f.Invalid("lists", "values must be strings");
                // Release notes [1]: clears this level, and not those below.
                if (value is "" or "null")
                {
                    (parent, cleared) = (null, true);
                    result.Add(new(id, ""));
                    continue;
                }

                // Below a level that is being emptied nothing can be checked against a parent.
                parent = field.Options.FirstOrDefault(o => o.Value == value && (cleared || (parent is null ? o.ParentOptionIds.Count == 0 : o.ParentOptionIds.Contains(parent.Id))))
                    ?? throw f.Invalid("lists", $"'{value}' is no value of field {id} here");
                result.Add(new(id, value));
            }
        }

        return result;
    }

    /// <summary>
    /// Release notes, page [2]. Without silent a new ticket becomes open. Changes are written as the webhook names them [1]: status_id, new_tags,
    /// removed_tags, ticket_field, assignee_id; type, priority, group and client_id, which nobody has seen, go by the parameters' names [?].
    /// </summary>
    private Reply UpdateTicket(Context c)
    {
        var f = c.Fields;
        RefuseFiles(c);
        var ticket = TicketOf(f);
        var actor = f.Id("user_id", 117);
        if (actor is { } user)
        {
            UserOf(user);
        }

        var client = f.Id("client_id", 119);
        if (client is { } id && !Data.Clients.ContainsKey(id))
        {
            throw Invalid(119, "Invalid client id");
        }

        var silent = Silent(f);
        var subject = f.Text("subject");
        var (assignee, group) = Assignment(f, ticket);
        var values = FieldValues(f).Concat(Chains(f)).ToList();
        var trial = new UsedeskTicket { Status = ticket.Status, Type = ticket.Type, Priority = ticket.Priority, Tags = ticket.Tags };
        Classify(trial, f);
        if (!silent && !f.Has("status") && trial.Status == 8)
        {
            trial.Status = 1;
        }

        void Change(string target, object? old, object? now)
        {
            if (!Equals(old, now))
            {
                ticket.Changes.Add(new JObject { ["target"] = target, ["old_value"] = old?.ToString(), ["value"] = now?.ToString(), ["user_id"] = actor, ["changed_at"] = Plain(state.Now) });
            }
        }

        string? Missing(List<string> from, List<string> other) => string.Join(", ", from.Except(other)) is { Length: > 0 } text ? text : null;

        Change("status_id", ticket.Status, trial.Status);
        Change("type", ticket.Type, trial.Type);
        Change("priority", ticket.Priority, trial.Priority);
        Change("new_tags", null, Missing(trial.Tags, ticket.Tags));
        Change("removed_tags", null, Missing(ticket.Tags, trial.Tags));
        Change("subject", ticket.Subject, subject ?? ticket.Subject);
        Change("assignee_id", ticket.AssigneeId, assignee);
        Change("group", ticket.GroupId, group);
        Change("client_id", ticket.ClientId, client ?? ticket.ClientId);
        (ticket.Status, ticket.Type, ticket.Priority, ticket.Tags) = (trial.Status, trial.Type, trial.Priority, trial.Tags);
        (ticket.AssigneeId, ticket.GroupId) = (assignee, group);
        ticket.Subject = subject ?? ticket.Subject;
        ticket.ClientId = client ?? ticket.ClientId;
        ticket.Lists = f.Token("lists")?.DeepClone() ?? ticket.Lists;
        ticket.SilentUpdates += silent ? 1 : 0;
        ticket.UpdatedAt = state.Now;
        Data.UseTags(ticket.Tags);
        foreach (var (fieldId, value) in values)
        {
            Change("ticket_field", ticket.Fields.GetValueOrDefault(fieldId), value.Length == 0 ? null : value);
            if (value.Length == 0)
            {
                ticket.Fields.Remove(fieldId);
            }
            else
            {
                ticket.Fields[fieldId] = value;
            }
        }

        return Reply.Json(Success());
    }

    /// <summary>Client [1]: true and 1 keep the ticket new; false, 0 and a blank do not.</summary>
    private static bool Silent(UsedeskFields f) => f.Token("silent") switch
    {
        null => false,
        { Type: JTokenType.Boolean } flag => (bool)flag,
        { Type: JTokenType.Integer or JTokenType.String } value => value.ToString() switch
        {
            "1" or "true" => true,
            "0" or "false" or " " => false,
            _ => throw f.Invalid("silent", "must be true, 1, false, 0 or a blank"),
        },
        _ => throw f.Invalid("silent", "must be true, 1, false, 0 or a blank"),
    };

    /// <summary>
    /// Page, clients [2]: private unless told otherwise; without a user_id the company's first user speaks. from=trigger stands in older
    /// editions only [1].
    /// </summary>
    private Reply CreateComment(Context c)
    {
        var f = c.Fields;
        RefuseFiles(c, "files[]");
        var ticket = TicketOf(f);
        var type = f.OneOf("type", "public", "private") ?? "private";
        var comment = NewComment(f, Data.Channels[ticket.ChannelId], "user", type);
        if (comment.From == "trigger" && !Settings.CommentFromTrigger)
        {
            throw f.Invalid("from", "must be user or client");
        }

        comment.UserId ??= comment.From == "user" ? Data.Users.Values.First(u => !u.Deleted && !u.IsBot).Id : null;
        foreach (var (name, list) in new[] { ("cc", comment.Cc), ("bcc", comment.Bcc) })
        {
            list.AddRange(f.Strings(name));
            if (list.Exists(a => !IsEmail(a)))
            {
                throw f.Invalid(name, "must hold e-mail addresses");
            }
        }

        comment.Files.AddRange(c.Call.Files);
        comment.Id = Data.NextId("comment");
        ticket.Comments.Add(comment);
        ticket.UpdatedAt = state.Now;
        AnnounceOf(ticket, CommentEvent(ticket));
        var answer = Success();
        answer["comment_id"] = Text(comment.Id);
        return Reply.Json(answer);
    }

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }

    /// <summary>Clients [2]: no group is 0 in one ticket, null in another, and text in a third.</summary>
    private static JToken? GroupOf(UsedeskTicket ticket) => ticket.GroupId is { } group ? Text(group) : (ticket.Id % 3) switch { 0 => 0, 1 => "0", _ => null };

    private static string FileUrl(UsedeskComment comment, int index) => string.Create(CultureInfo.InvariantCulture, $"https://files.example.test/{comment.Id}/{index}");

    /// <summary>Client [1]: no e-mail is "0" in one ticket and null in another.</summary>
    private static JToken? EmailOf(UsedeskTicket ticket) => ticket.Id % 2 == 0 ? "0" : null;

    /// <summary>What an agent may do with a ticket: write within their groups or as an administrator, else read; null where the call is refused.</summary>
    private static string? Rights(UsedeskUser user, UsedeskTicket ticket)
    {
        var within = user.Role == "admin" || ticket.GroupId is not { } group || user.Groups.Contains(group);
        return !within ? null : user.Role == "support" ? "read" : "write";
    }

    /// <summary>
    /// Page, clients [2]: tags are plain text here, custom fields have a row's id beside the field's, files only name and address [1], changes
    /// look as in the webhook [2]. rights comes with accessible_for_agent_id, three times with properties sla [1]; where both stand, and who may
    /// write, are inferences [?].
    /// </summary>
    private Reply GetTicket(Context c)
    {
        var ticket = TicketOf(c.Fields);
        var properties = c.Fields.Strings("properties");
        if (properties.Exists(p => p != "sla"))
        {
            throw c.Fields.Invalid("properties", "knows only sla");
        }

        string? rights = null;
        if (c.Fields.Id("accessible_for_agent_id", 117) is { } reader)
        {
            rights = Rights(UserOf(reader), ticket) ?? throw Fail(113, "Invalid ticket id or no access");
        }

        var client = Data.Clients[ticket.ClientId];
        var shown = new JObject
        {
            ["id"] = ticket.Id,
            ["status_id"] = Text(ticket.Status),
            ["subject"] = ticket.Subject,
            ["client_id"] = ticket.ClientId,
            ["assignee_id"] = ticket.AssigneeId is { } assignee ? Text(assignee) : null,
            ["group"] = GroupOf(ticket),
            ["last_updated_at"] = Plain(ticket.UpdatedAt),
            ["channel_id"] = ticket.ChannelId,
            ["email_channel_id"] = Text(ticket.ChannelId),
            ["email"] = EmailOf(ticket),
            ["company_id"] = Text(Data.CompanyId),
            ["client_name"] = client.Name,
            ["published_at"] = Plain(ticket.CreatedAt),
            ["created_at"] = Plain(ticket.CreatedAt),
            ["type"] = ticket.Type,
            ["priority"] = ticket.Priority,
            ["additional_id"] = ticket.AdditionalId,
            ["chat_id"] = ticket.ChatId,
        };
        if (properties.Count > 0)
        {
            JObject Time(int seconds) => new() { ["time"] = seconds, ["expired"] = 0 };

            shown["sla"] = new JObject { ["first_reply"] = Time(3600), ["next_reply"] = Time(7200), ["close"] = Time(86400) };
        }

        if (rights is not null)
        {
            shown["rights"] = rights;
        }

        return Reply.Json(new JObject
        {
            ["ticket"] = shown,
            ["comments"] = new JArray(ticket.Comments.Select(m => new JObject
            {
                ["id"] = m.Id,
                ["message"] = m.Message,
                ["user_id"] = m.UserId,
                ["from"] = m.From,
                ["type"] = m.Type,
                ["client_id"] = m.From == "client" ? ticket.ClientId : null,
                ["trigger_id"] = m.TriggerId,
                ["ticket_id"] = Text(ticket.Id),
                ["published_at"] = Plain(m.CreatedAt),
                ["is_first"] = m == ticket.Comments[0] ? "1" : "0",
                ["files"] = new JArray(m.Files.Select((file, i) => new JObject { ["name"] = file.Filename, ["file"] = FileUrl(m, i) })),
                ["cc"] = new JArray(m.Cc),
                ["bcc"] = new JArray(m.Bcc),
            })),
            ["tags"] = new JArray(ticket.Tags),
            ["changes"] = new JArray(ticket.Changes.Select((x, i) => new JObject
            {
                ["id"] = Text(213_000 + i),
                ["trigger_id"] = i % 2 == 0 ? "" : null,
                ["user_id"] = x["user_id"] is { Type: not JTokenType.Null } actor ? actor : "",
                ["ticket_id"] = Text(ticket.Id),
                ["old_status"] = (string?)x["target"] == "status_id" ? x["old_value"] : 0,
                ["new_status"] = (string?)x["target"] == "status_id" ? x["value"] : "0",
                ["company_id"] = Text(Data.CompanyId),
                ["data"] = new JArray(new JObject { ["target"] = x["target"], ["value"] = x["value"], ["old_value"] = x["old_value"] }),
                ["changed_at"] = x["changed_at"],
            })),
            ["custom_fields"] = new JArray(ticket.Fields.Select(x => new JObject { ["id"] = (ticket.Id * 100) + x.Key, ["ticket_id"] = Text(ticket.Id), ["ticket_field_id"] = Text(x.Key), ["value"] = x.Value })),
        });
    }

    /// <summary>
    /// Page, clients [2]: comma lists, times as yyyy-MM-dd HH:mm in UTC with both ends in, pages of 100. Rows have tags as [{name}], custom fields
    /// as [{id, name, value}], and the last comment. Clients know seven words to sort by [1]; that others are refused is an inference [?].
    /// </summary>
    private Reply ListTickets(Context c)
    {
        var f = c.Fields;
        var channels = f.CommaList("fchannel", UsedeskFields.IsNumber);
        var groups = f.CommaList("fgroup", UsedeskFields.IsNumber);
        var statuses = f.CommaList("fstatus", UsedeskFields.IsNumber);
        var types = f.CommaList("ftype", Types.Contains);
        var priorities = f.CommaList("fpriority", Priorities.Contains);
        var tags = f.CommaList("tag", t => t.Length > 0);
        var client = f.Id("client_id", 119);
        var query = f.Text("query");
        var (createdAfter, createdBefore) = (f.Time("created_after"), f.Time("created_before"));
        var (updatedAfter, updatedBefore) = (f.Time("updated_after"), f.Time("updated_before"));
        var (assigned, fields) = (AssignedFilter(f), FieldsFilter(f));
        var reader = f.Id("accessible_for_agent_id", 117) is { } agent ? UserOf(agent) : null;
        var sort = f.OneOf("sort", "id", "status_id", "client_id", "assignee_id", "group", "last_updated_at", "published_at") ?? "id";
        var descending = f.OneOf("order", "asc", "desc") == "desc";
        var found = Data.Tickets.Values.Where(t =>
            (channels?.Contains(Text(t.ChannelId)) ?? true)
            && (groups is null || groups.Contains(Text(t.GroupId ?? 0)))
            && (statuses?.Contains(Text(t.Status)) ?? true)
            && (types?.Contains(t.Type) ?? true)
            && (priorities?.Contains(t.Priority) ?? true)
            && (tags is null || tags.Any(t.Tags.Contains))
            && (client is null || t.ClientId == client)
            && (query is null || (t.Subject ?? "").Contains(query, StringComparison.OrdinalIgnoreCase) || t.Comments.Exists(m => m.Message.Contains(query, StringComparison.OrdinalIgnoreCase)))
            && (createdAfter is null || t.CreatedAt >= createdAfter) && (createdBefore is null || t.CreatedAt <= createdBefore)
            && (updatedAfter is null || t.UpdatedAt >= updatedAfter) && (updatedBefore is null || t.UpdatedAt <= updatedBefore)
            && assigned(t) && fields(t) && (reader is null || Rights(reader, t) is not null));
        Func<UsedeskTicket, IComparable?> key = sort switch
        {
            "published_at" => t => t.CreatedAt,
            "last_updated_at" => t => t.UpdatedAt,
            "status_id" => t => t.Status,
            "client_id" => t => t.ClientId,
            "assignee_id" => t => t.AssigneeId,
            "group" => t => t.GroupId,
            _ => t => t.Id,
        };
        var ordered = sort == "id" && !descending ? found : descending ? found.OrderByDescending(key).ThenByDescending(t => t.Id) : found.OrderBy(key).ThenBy(t => t.Id);
        return Reply.Json(new JArray(Page(ordered, f).Select(t => Row(t, reader))));
    }

    private JObject Row(UsedeskTicket ticket, UsedeskUser? reader)
    {
        var row = Row(ticket);
        if (reader is not null)
        {
            row["rights"] = Rights(reader, ticket);
        }

        return row;
    }

    private JObject Row(UsedeskTicket ticket) => new()
    {
        ["id"] = ticket.Id % 2 == 0 ? ticket.Id : Text(ticket.Id),
        ["status"] = Text(ticket.Status),
        ["subject"] = ticket.Subject,
        ["client_id"] = Text(ticket.ClientId),
        ["assignee_id"] = ticket.AssigneeId,
        ["group"] = GroupOf(ticket),
        ["last_updated_at"] = Plain(ticket.UpdatedAt),
        ["channel_id"] = Text(ticket.ChannelId),
        ["channel_email"] = null,
        ["client_name"] = Data.Clients[ticket.ClientId].Name,
        ["created_at"] = Plain(ticket.CreatedAt),
        ["published_at"] = Plain(ticket.CreatedAt),

        // Client [1]: a date of zeros is none.
        ["remind_at"] = ticket.Id % 2 == 0 ? "0000-00-00 00:00:00" : null,
        ["last_comment"] = ticket.Comments.LastOrDefault()?.Message,
        ["type"] = ticket.Type,
        ["priority"] = ticket.Priority,
        ["tags"] = new JArray(ticket.Tags.Select(t => new JObject { ["name"] = t })),
        ["ticket_fields"] = new JArray(ticket.Fields.Select(x => new JObject { ["id"] = x.Key, ["name"] = Data.Fields[x.Key].Name, ["value"] = x.Value })),
    };

    /// <summary>Client [1]: [{id, value}], the value may be the word empty or not_empty. All must hold [?].</summary>
    private Func<UsedeskTicket, bool> FieldsFilter(UsedeskFields f)
    {
        var all = new List<Func<UsedeskTicket, bool>>();
        foreach (var item in f.Token("fields") switch { null => [], JArray given => given, _ => throw f.Invalid("fields", "must be an array") })
        {
            if (item is not JObject pair || pair["id"] is not { } idToken || UsedeskFields.ToId(idToken) is not { } id || !Data.Fields.ContainsKey(id)
                || pair["value"] is not { Type: JTokenType.String or JTokenType.Integer } value)
            {
                throw f.Invalid("fields", "must hold the id of a field and a value");
            }

            all.Add(value.ToString() switch
            {
                "empty" => t => !t.Fields.ContainsKey(id),
                "not_empty" => t => t.Fields.ContainsKey(id),
                var text => t => t.Fields.GetValueOrDefault(id) == text,
            });
        }

        return t => all.TrueForAll(one => one(t));
    }

    /// <summary>
    /// Page, client [2]: {assignee_id, group_id} or an array of them, of which one must hold. unassigned as the agent alone: tickets that a group
    /// has; as both: those that nobody has. Version 1 took "7" and "group_agent", and older editions print unassinged: neither is taken here [?].
    /// </summary>
    private static Func<UsedeskTicket, bool> AssignedFilter(UsedeskFields f)
    {
        if (f.Token("fassigned") is not { } token)
        {
            return _ => true;
        }

        var any = (token switch { JObject one => [one], JArray { Count: > 0 } several => several, _ => throw f.Invalid("fassigned", "must hold assignee_id and group_id") }).Select(One).ToList();
        return t => any.Exists(one => one(t));

        Func<UsedeskTicket, bool> One(JToken item)
        {
            string? Value(string name) => (item as JObject)?[name] switch
            {
                null => null,
                { Type: JTokenType.Integer or JTokenType.String } value when value.ToString() is "unassigned" || UsedeskFields.ToId(value) is not null => value.ToString(),
                _ => throw f.Invalid("fassigned", "must hold ids or unassigned"),
            };

            var (agent, group) = (Value("assignee_id") ?? throw f.Invalid("fassigned", "must hold assignee_id"), Value("group_id"));
            return t => Fits(agent, t.AssigneeId) && (group is null ? agent != "unassigned" || t.GroupId is not null : Fits(group, t.GroupId));
        }

        static bool Fits(string wanted, long? actual) => wanted == "unassigned" ? actual is null : actual is not null && Text(actual.Value) == wanted;
    }
}
