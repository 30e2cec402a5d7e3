using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Usedesk;

/// <summary>Groups, channels, tags, custom fields and chats.</summary>
internal sealed partial class UsedeskService
{
    /// <summary>Page and clients [2]: with the users; ids as numbers or as text.</summary>
    private Reply ListGroups(Context c) => Reply.Json(new JArray(Data.Groups.Values.Select(g => new JObject
    {
        ["id"] = g.Id % 2 == 0 ? g.Id : Text(g.Id),
        ["name"] = g.Name,
        ["company_id"] = Text(Data.CompanyId),
        ["custom_working_time"] = "0",
        ["deleted"] = 0,
        ["deleted_at"] = null,
        ["timezone"] = null,
        ["users"] = new JArray(Data.Users.Values.Where(u => !u.Deleted && u.Groups.Contains(g.Id)).Select(u => new JObject { ["id"] = Text(u.Id), ["name"] = u.Name, ["email"] = u.Email, ["role"] = u.Role })),
    })));

    /// <summary>Page [2]: exactly these three fields; a GET with the token in the address.</summary>
    private Reply ListChannels(Context c)
    {
        var kind = c.Fields.Text("channel_type");
        return Reply.Json(new JArray(Data.Channels.Values.Where(x => kind is null || Type(x) == kind).Select(x => new JObject
        {
            ["channel_id"] = x.Id % 2 == 0 ? x.Id : Text(x.Id),
            ["channel_name"] = x.Name,
            ["channel_type"] = Type(x),
        })));

        static string Type(UsedeskChannel channel) => channel.Kind.Split('-')[0];
    }

    /// <summary>Page and client [2]: these four names.</summary>
    private Reply ListTags(Context c)
    {
        var query = c.Fields.Text("query");
        var found = Data.Tags.Where(t => query is null || t.Key.Contains(query, StringComparison.OrdinalIgnoreCase));
        return Reply.Json(new JArray(Page(found, c.Fields).Select(t => new JObject { ["ticket_tag_id"] = Text(t.Value), ["tag_company_id"] = Data.CompanyId, ["name"] = t.Key, ["ticket_count"] = Data.Tickets.Values.Count(x => x.Tags.Contains(t.Key)) })));
    }

    /// <summary>Page [2]: types 1 text, 2 list, 3 checkbox, 4 nested list; text and checkboxes have [] for options [1]. parent_option_id is a list of numbers [1].</summary>
    private Reply ListFields(Context c) => Reply.Json(new JArray(Data.Fields.Values.Select(x => new JObject
    {
        ["custom_field"] = new JObject
        {
            ["id"] = Text(x.Id),
            ["company_id"] = Text(Data.CompanyId),
            ["ticket_field_type_id"] = x.Id % 2 == 0 ? x.Type : Text(x.Type),
            ["name"] = x.Name,
            ["value"] = null,
            ["required"] = x.Required ? "1" : "0",
            ["active"] = "1",
            ["hidden"] = 0,
            ["api"] = "0",
            ["deleted"] = "0",
            ["parent_field_id"] = x.ParentFieldId is { } parent ? Text(parent) : null,
        },
        ["field_options"] = new JArray(x.Options.Select(o => new JObject { ["id"] = Text(o.Id), ["ticket_field_id"] = Text(x.Id), ["value"] = o.Value, ["parent_option_id"] = new JArray(o.ParentOptionIds) })),
    })));

    private UsedeskChat ChatOf(UsedeskFields f) => Data.Chats.TryGetValue(f.RequiredId("chat_id"), out var chat) ? chat : throw f.Invalid("chat_id", "is unknown");

    /// <summary>Page [2]: company, channel and text are needed. Another kind of channel is answered with status false [2].</summary>
    private Reply AddChatMessage(Context c)
    {
        var f = c.Fields;
        if (f.RequiredId("company_id") != Data.CompanyId)
        {
            throw Invalid(115, "No access to this company");
        }

        if (!Data.Channels.TryGetValue(f.RequiredId("channel_id"), out var channel) || channel.Kind != "chat")
        {
            throw new Refusal(Reply.Json(new JObject { ["status"] = false }, accepted: false));
        }

        var message = new UsedeskFields(f.Token("message") as JObject ?? throw f.Invalid("message", "must be an object"), Invalid);
        var text = message.RequiredText("text", 114, 64 * 1024);
        var from = new UsedeskFields(message.Token("from") as JObject ?? [], Invalid);
        if (from.Text("email") is { } email && !IsEmail(email))
        {
            throw f.Invalid("email", "must be an e-mail address");
        }

        var chatId = f.Id("chat_id") ?? from.Id("chat_id");
        var isNew = chatId is null;
        UsedeskChat? chat = null;
        if (chatId is not null && !Data.Chats.TryGetValue(chatId.Value, out chat))
        {
            throw f.Invalid("chat_id", "is unknown");
        }

        if (chat is null)
        {
            var client = from.Id("client_id", 119) is { } id
                ? Data.Clients.GetValueOrDefault(id) ?? throw Invalid(119, "Invalid client id")
                : (from.Text("email") is { } known ? Data.ByEmail.GetValueOrDefault(known) : null) ?? Data.NewClient(state.Now, from.Text("name"));
            if (from.Text("email") is { } address)
            {
                Data.AddEmail(client, address);
            }

            chat = OpenChat(client, channel);
        }

        Write(chat, new UsedeskComment { Id = Data.NextId("comment"), Message = text, CreatedAt = state.Now }, [], isNew);

        // Client [1]: a chat that the call opens has no ticket in the answer yet.
        return Reply.Json(new JObject { ["chat_id"] = chat.Id, ["ticket_id"] = isNew ? null : TicketId(chat.TicketId), ["client_id"] = Text(chat.ClientId), ["channel_id"] = chat.ChannelId, ["company_id"] = Data.CompanyId });
    }

    private UsedeskChat OpenChat(UsedeskClient client, UsedeskChannel channel)
    {
        var ticketId = Data.NextId("ticket");
        var opened = Data.Tickets[ticketId] = new UsedeskTicket { Id = ticketId, Subject = "Chat", ClientId = client.Id, ChannelId = channel.Id, CreatedAt = state.Now, UpdatedAt = state.Now };
        var chat = AddChat(opened, channel);
        opened.ChatId = Text(chat.Id);
        return chat;
    }

    /// <summary>Adds to a chat's ticket, and sends the chat's webhook: for what a client writes and for what an agent does (pages, clients [2]).</summary>
    private void Write(UsedeskChat chat, UsedeskComment comment, string[] files, bool isNew)
    {
        var ticket = Data.Tickets[chat.TicketId];
        ticket.Comments.Add(comment);
        ticket.UpdatedAt = state.Now;
        var body = new JObject { ["secret"] = state.Secrets.WebhookSecret };
        body.Merge(ChatEvent(ticket, isNew ? new JObject { ["state"] = "new" } : []));
        ((JObject)body["ticket"]!)["files"] = new JArray(files);
        state.Announced("usedesk", body);
    }

    /// <summary>A client writes in the widget or the messenger of a chat; without a chat it opens one. Null when there is no such chat.</summary>
    public UsedeskChat? Say(long? chatId, string text, string? name, string[] files)
    {
        UsedeskChat? chat = null;
        if (chatId is not null && !Data.Chats.TryGetValue(chatId.Value, out chat))
        {
            return null;
        }

        chat ??= OpenChat(Data.NewClient(state.Now, name), Data.Channels.Values.First(x => x.Kind == "chat"));
        Write(chat, new UsedeskComment { Id = Data.NextId("comment"), Message = text, CreatedAt = state.Now }, files, chatId is null);
        return chat;
    }

    /// <summary>Page [2]: all three are needed; no markup.</summary>
    private Reply SendChatMessage(Context c)
    {
        var f = c.Fields;
        var (chat, user, text) = (ChatOf(f), UserOf(f.RequiredId("user_id", 117)), f.RequiredText("text", 114, 64 * 1024));
        Write(chat, new UsedeskComment { Id = Data.NextId("comment"), Message = text, From = "user", UserId = user.Id, CreatedAt = state.Now }, [], isNew: false);
        return Reply.Json(Success());
    }

    /// <summary>Page [2].</summary>
    private Reply ChangeChatAssignee(Context c)
    {
        var (chat, user) = (ChatOf(c.Fields), UserOf(c.Fields.RequiredId("user_id", 117)));
        chat.AssigneeId = user.Id;
        Data.Tickets[chat.TicketId].AssigneeId = user.Id;
        return Reply.Json(new JObject { ["chat_id"] = chat.Id, ["user_id"] = Text(user.Id), ["url"] = "https://secure.example.test/chats/" + Text(chat.Id) });
    }
}
