using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Usedesk;

/// <summary>Groups, channels, tags, custom fields, chats and the knowledge base.</summary>
internal sealed partial class UsedeskService
{
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

    private Reply ListChannels(Context c)
    {
        var kind = c.Fields.Text("channel_type");
        return Reply.Json(new JArray(Data.Channels.Values.Where(x => kind is null || Type(x) == kind).Select(x => new JObject
        {
            ["channel_id"] = x.Id % 2 == 0 ? x.Id : Text(x.Id),
            ["channel_name"] = x.Name,
            ["channel_type"] = Type(x),
            ["active"] = x.Enabled ? "1" : "0",
        })));

        static string Type(UsedeskChannel channel) => channel.Kind.Split('-')[0];
    }

    private Reply ListTags(Context c)
    {
        var query = c.Fields.Text("query");
        var found = Data.Tags.Where(t => query is null || t.Key.Contains(query, StringComparison.OrdinalIgnoreCase));
        return Reply.Json(new JArray(Page(found, c.Fields).Select(t => new JObject { ["id"] = Text(t.Value), ["name"] = t.Key })));
    }

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
        ["field_options"] = new JArray(x.Options.Select(o => new JObject { ["id"] = Text(o.Id), ["ticket_field_id"] = Text(x.Id), ["value"] = o.Value, ["parent_option_id"] = o.ParentOptionId })),
    })));

    private UsedeskChat ChatOf(UsedeskFields f) => Data.Chats.TryGetValue(f.RequiredId("chat_id"), out var chat) ? chat : throw f.Invalid("chat_id", "is unknown");

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

            var ticketId = Data.NextId("ticket");
            var opened = Data.Tickets[ticketId] = new UsedeskTicket { Id = ticketId, Subject = "Chat", ClientId = client.Id, ChannelId = channel.Id, CreatedAt = state.Now, UpdatedAt = state.Now };
            chat = AddChat(opened, channel);
            opened.ChatId = Text(chat.Id);
        }

        var ticket = Data.Tickets[chat.TicketId];
        ticket.Comments.Add(new UsedeskComment { Id = Data.NextId("comment"), Message = text, CreatedAt = state.Now });
        ticket.UpdatedAt = state.Now;
        return Reply.Json(new JObject { ["chat_id"] = chat.Id, ["ticket_id"] = TicketId(chat.TicketId), ["client_id"] = Text(chat.ClientId), ["channel_id"] = chat.ChannelId, ["company_id"] = Data.CompanyId });
    }

    private Reply SendChatMessage(Context c)
    {
        var f = c.Fields;
        var (chat, user, text) = (ChatOf(f), UserOf(f.RequiredId("user_id", 117)), f.RequiredText("text", 114, 64 * 1024));
        var ticket = Data.Tickets[chat.TicketId];
        ticket.Comments.Add(new UsedeskComment { Id = Data.NextId("comment"), Message = text, From = "user", UserId = user.Id, CreatedAt = state.Now });
        ticket.UpdatedAt = state.Now;
        return Reply.Json(Success());
    }

    private Reply ChangeChatAssignee(Context c)
    {
        var (chat, user) = (ChatOf(c.Fields), UserOf(c.Fields.RequiredId("user_id", 117)));
        chat.AssigneeId = user.Id;
        Data.Tickets[chat.TicketId].AssigneeId = user.Id;
        return Reply.Json(new JObject { ["chat_id"] = chat.Id, ["user_id"] = Text(user.Id), ["url"] = "https://secure.example.test/chats/" + Text(chat.Id) });
    }

    /// <summary>The operation behind a path of the knowledge base, or null.</summary>
    private Func<Context, Reply>? KnowledgeBase(string path)
    {
        var match = KnowledgePath().Match(path);
        if (!match.Success)
        {
            return null;
        }

        return c =>
        {
            if (match.Groups["account"].Value != Text(Data.CompanyId))
            {
                throw Invalid(115, "No access to this knowledge base");
            }

            return match.Groups["rest"].Value switch
            {
                "list" => Structure(),
                "articles/list" => Articles(c.Fields),
                _ => Article(match.Groups["id"].Value),
            };
        };
    }

    private Reply Structure() => Reply.Json(new JArray(Data.Articles.GroupBy(a => a.CollectionId).Select(collection => new JObject
    {
        ["id"] = collection.Key,
        ["title"] = "Help",
        ["order"] = "1",
        ["public"] = 1,
        ["image"] = null,
        // A category without articles has an empty object there: PHP's idea of a list with numbers of its own.
        ["categories"] = new JArray(new JObject { ["id"] = 39, ["title"] = "Empty", ["order"] = 0, ["public"] = 1, ["articles"] = new JObject() }, collection.GroupBy(a => a.CategoryId).Select(category => new JObject
        {
            ["id"] = Text(category.Key),
            ["title"] = $"Category {category.Key}",
            ["order"] = 1,
            ["public"] = "1",
            ["articles"] = new JArray(category.Select(a => new JObject { ["id"] = a.Id, ["title"] = a.Title, ["views"] = Text(a.Views), ["public"] = a.Public ? 1 : 0 })),
        })),
    })));

    private Reply Articles(UsedeskFields f)
    {
        var (page, count) = (f.Id("page") ?? 1, f.Id("count") ?? 20);
        if (page < 1 || count is < 1 or > 100)
        {
            throw f.Invalid("count", "must be from 1 to 100, page from 1");
        }

        var query = f.Text("query");
        var (collections, categories, type) = (f.CommaList("collection_ids", UsedeskFields.IsNumber), f.CommaList("category_ids", UsedeskFields.IsNumber), f.OneOf("type", "public", "private"));
        var (shorten, sort, order) = (f.OneOf("short_text", "0", "1") == "1", f.OneOf("sort", "id", "title", "category_id", "public", "created_at"), f.OneOf("order", "asc", "desc"));
        var found = Data.Articles.Where(a => (collections is null || collections.Contains(Text(a.CollectionId))) && (categories is null || categories.Contains(Text(a.CategoryId)))
            && (type is null || a.Public == (type == "public"))).Where(a => query is null || a.Title.Contains(query, StringComparison.OrdinalIgnoreCase) || a.Text.Contains(query, StringComparison.OrdinalIgnoreCase)).ToList();
        found = sort switch
        {
            "title" => [.. found.OrderBy(a => a.Title, StringComparer.Ordinal)],
            "category_id" => [.. found.OrderBy(a => a.CategoryId)],
            "public" => [.. found.OrderBy(a => a.Public)],
            _ => found,
        };
        if (order == "desc")
        {
            found.Reverse();
        }

        return Reply.Json(new JObject
        {
            ["page"] = page,
            ["last-page"] = (found.Count + count - 1) / count,
            ["count"] = count,
            ["total-count"] = found.Count,
            ["articles"] = new JArray(found.Skip((int)Math.Min((page - 1) * count, int.MaxValue)).Take((int)count).Select(a => Show(a, shorten && query is not null))),
        });
    }

    private Reply Article(string id) => Data.Articles.Find(a => Text(a.Id) == id) is { } article ? Reply.Json(Show(article, shorten: false)) : throw Invalid(UsedeskFields.Server, "Article not found");

    private static JObject Show(UsedeskArticle article, bool shorten) => new()
    {
        ["id"] = article.Id,
        ["title"] = article.Title,
        ["text"] = shorten ? article.Text[..Math.Min(article.Text.Length, 12)] + "..." : article.Text,
        ["public"] = article.Public ? "1" : "0",
        ["order"] = 1,
        ["collection_id"] = Text(article.CollectionId),
        ["category_id"] = article.CategoryId,
        ["views"] = article.Views,
        ["is_rating"] = "1",
        ["rating"] = new JObject { ["positive"] = 3, ["negative"] = 0 },
        ["created_at"] = "2024-02-03 04:05:06",
    };

    [GeneratedRegex("^/support/(?<account>[0-9]+)/(?<rest>list|articles/list|articles/(?<id>[0-9]+))\\z")]
    private static partial Regex KnowledgePath();
}
