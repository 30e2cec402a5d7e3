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
    private static readonly string[] Types = ["question", "task", "problem", "incident"];
    private static readonly string[] Priorities = ["low", "medium", "urgent", "extreme"];
    private static readonly string[] PhoneTypes = ["home", "mobile", "stationary", "fax", "other"];

    private Reply CreateTicket(Context c)
    {
        var f = c.Fields;
        RefuseFiles(c, "files[]");
        var channel = f.Token("channel_id") is { } asked && UsedeskFields.ToId(asked) is { } channelId && Data.Channels.TryGetValue(channelId, out var known) ? known : Data.Channels[Data.TokenChannel];
        var comment = NewComment(f, channel, "client", "public", 114);
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

        // WhatsApp passes on only what an agent says.
        var sent = channel.Enabled && ticket.Recipient is not null && comment.Type == "public" && (telegram || comment.From == "user");
        ticket.MessageStatus = sent ? "delivered" : "not delivered";
        answer["message_status"] = ticket.MessageStatus;
        if (channel.IsWhatsApp)
        {
            answer["comment_id"] = comment.Id;
        }
    }

    private UsedeskChat AddChat(UsedeskTicket ticket, UsedeskChannel channel)
    {
        var id = Data.NextId("chat");
        return Data.Chats[id] = new UsedeskChat { Id = id, TicketId = ticket.Id, ChannelId = channel.Id, ClientId = ticket.ClientId, AssigneeId = ticket.AssigneeId };
    }

    private UsedeskComment NewComment(UsedeskFields f, UsedeskChannel channel, string from, string type, int emptyCode)
    {
        var message = f.Text("message", int.MaxValue);
        if (message is not null && Encoding.UTF8.GetByteCount(message) > 64 * 1024)
        {
            throw Invalid(114, "The message is longer than 64 KB.");
        }

        var template = Template(f, channel);
        if (message is null && template is null)
        {
            throw Invalid(emptyCode, "No message text");
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

        return comment.From == "trigger" && comment.TriggerId is null ? throw Invalid(UsedeskFields.Server, "from=trigger needs trigger_id") : comment;
    }

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

    /// <summary>The word null takes an assignee or a group away, in updates only; a wrong id never does.</summary>
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

    /// <summary>Each chain starts at a field without a parent and goes down without a gap; each value is a child of the one above.</summary>
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
                if (value is "" or "null")
                {
                    (parent, cleared) = (null, true);
                    result.Add(new(id, ""));
                    continue;
                }

                // Below a level that is being emptied nothing can be checked against a parent.
                parent = field.Options.FirstOrDefault(o => o.Value == value && (cleared || o.ParentOptionId == parent?.Id))
                    ?? throw f.Invalid("lists", $"'{value}' is no value of field {id} here");
                result.Add(new(id, value));
            }
        }

        return result;
    }

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

        var silent = f.Token("silent") is { } flag && (flag.ToString() is "true" or "True" or "1" ? true : flag.ToString() is "false" or "False" or "0" ? false : throw f.Invalid("silent", "must be true or 1"));
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

        Change("status", ticket.Status, trial.Status);
        Change("type", ticket.Type, trial.Type);
        Change("priority", ticket.Priority, trial.Priority);
        Change("tags", string.Join(", ", ticket.Tags), string.Join(", ", trial.Tags));
        Change("subject", ticket.Subject, subject ?? ticket.Subject);
        Change("assignee_id", ticket.AssigneeId, assignee);
        Change("group_id", ticket.GroupId, group);
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

    private Reply CreateComment(Context c)
    {
        var f = c.Fields;
        RefuseFiles(c, "files[]");
        var ticket = TicketOf(f);
        var type = f.OneOf("type", "public", "private") ?? "private";
        var comment = NewComment(f, Data.Channels[ticket.ChannelId], "user", type, 114);
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
        var answer = Success();
        answer["comment_id"] = Text(comment.Id);
        return Reply.Json(answer);
    }

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }

    /// <summary>No group is 0 in one ticket, null in another, and text in a third.</summary>
    private static JToken? GroupOf(UsedeskTicket ticket) => ticket.GroupId is { } group ? Text(group) : (ticket.Id % 3) switch { 0 => 0, 1 => "0", _ => null };

    private static string FileUrl(UsedeskComment comment, int index) => string.Create(CultureInfo.InvariantCulture, $"https://files.example.test/{comment.Id}/{index}");

    private Reply GetTicket(Context c)
    {
        var ticket = TicketOf(c.Fields);
        var properties = c.Fields.Strings("properties");
        if (properties.Exists(p => p != "sla"))
        {
            throw c.Fields.Invalid("properties", "knows only sla");
        }

        if (c.Fields.Id("accessible_for_agent_id", 117) is { } reader)
        {
            var user = UserOf(reader);
            if (user.Role != "admin" && ticket.GroupId is { } group && !user.Groups.Contains(group))
            {
                throw Fail(113, "Invalid ticket id or no access");
            }
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
            shown["sla"] = new JObject { ["first_reply"] = new JObject { ["time"] = 3600, ["expired"] = 0 } };
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
                ["files"] = new JArray(m.Files.Select((file, i) => new JObject { ["name"] = file.Filename, ["size"] = file.Length, ["file"] = FileUrl(m, i) })),
                ["cc"] = new JArray(m.Cc),
                ["bcc"] = new JArray(m.Bcc),
            })),
            ["tags"] = Tags(ticket),
            ["changes"] = new JArray(ticket.Changes.Select((x, i) => new JObject
            {
                ["id"] = Text(213_000 + i),
                ["trigger_id"] = null,
                ["user_id"] = x["user_id"],
                ["ticket_id"] = Text(ticket.Id),
                ["data"] = new JArray(new JObject { ["target"] = x["target"], ["value"] = x["value"], ["old_value"] = x["old_value"] }),
                ["changed_at"] = x["changed_at"],
            })),
            ["custom_fields"] = new JArray(ticket.Fields.Select(x => CustomField(x.Key, x.Value))),
        });
    }

    private JArray Tags(UsedeskTicket ticket) => new(ticket.Tags.Select(t => new JObject { ["id"] = Data.Tags[t], ["name"] = t }));

    private JObject CustomField(long id, string value) => new() { ["id"] = id, ["ticket_field_id"] = Text(id), ["name"] = Data.Fields[id].Name, ["type"] = Data.Fields[id].Type, ["value"] = value };

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
        var assigned = AssignedFilter(f);
        var sort = f.OneOf("sort", "id", "status_id", "client_id", "assignee_id", "group", "last_updated_at", "published_at", "created_at", "updated_at", "status", "priority", "subject") ?? "id";
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
            && assigned(t));
        Func<UsedeskTicket, IComparable?> key = sort switch
        {
            "created_at" or "published_at" => t => t.CreatedAt,
            "updated_at" or "last_updated_at" => t => t.UpdatedAt,
            "status" or "status_id" => t => t.Status,
            "client_id" => t => t.ClientId,
            "assignee_id" => t => t.AssigneeId,
            "group" => t => t.GroupId,
            "priority" => t => Array.IndexOf(Priorities, t.Priority),
            "subject" => t => t.Subject,
            _ => t => t.Id,
        };
        var ordered = sort == "id" && !descending ? found : descending ? found.OrderByDescending(key).ThenByDescending(t => t.Id) : found.OrderBy(key).ThenBy(t => t.Id);
        return Reply.Json(new JArray(Page(ordered, f).Select(Row)));
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
        ["remind_at"] = null,
        ["last_comment"] = ticket.Comments.LastOrDefault()?.Message,
        ["type"] = ticket.Type,
        ["priority"] = ticket.Priority,
        ["tags"] = Tags(ticket),
        ["ticket_fields"] = new JArray(ticket.Fields.Select(x => CustomField(x.Key, x.Value))),
    };

    /// <summary>An object with assignee_id and group_id, or the older forms: an agent, or group_agent.</summary>
    private static Func<UsedeskTicket, bool> AssignedFilter(UsedeskFields f)
    {
        if (f.Token("fassigned") is not { } token)
        {
            return _ => true;
        }

        string? agent, group = null;
        if (token is JObject both)
        {
            (agent, group) = (both["assignee_id"]?.ToString(), both["group_id"]?.ToString());
        }
        else
        {
            var pieces = token is JValue ? token.ToString().Split('_') : throw f.Invalid("fassigned", "must name an agent");
            agent = pieces[^1];
            group = pieces.Length == 2 ? pieces[0] : null;
        }

        foreach (var value in new[] { agent, group })
        {
            if (value is { Length: > 0 } and not "unassigned" && !UsedeskFields.IsNumber(value))
            {
                throw f.Invalid("fassigned", "must hold ids or unassigned");
            }
        }

        // Nobody as the agent, and no word on the group: the tickets that a group has.
        var ofGroups = agent == "unassigned" && string.IsNullOrEmpty(group);

        static bool Fits(string? wanted, long? actual) => string.IsNullOrEmpty(wanted) || (wanted == "unassigned" ? actual is null : actual is not null && Text(actual.Value) == wanted);

        return t => Fits(agent, t.AssigneeId) && Fits(group, t.GroupId) && (!ofGroups || t.GroupId is not null);
    }
}
