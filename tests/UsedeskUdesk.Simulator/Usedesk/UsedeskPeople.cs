using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Usedesk;

/// <summary>Clients and agents.</summary>
internal sealed partial class UsedeskService
{
    /// <summary>
    /// Finds or makes the client of a new ticket, by the page's tables for each messenger [2]. Checks come first: a refused call makes nobody.
    /// Viber goes to a phone and Telegram to a phone or a nickname [1]; how a call without any is refused is an inference [?], but for the status
    /// failed, which Telegram answers [1].
    /// </summary>
    private UsedeskClient ClientFor(Context c, UsedeskChannel channel)
    {
        var f = c.Fields;
        var (name, email, phone, company) = (f.Text("client_name"), f.Text("client_email"), f.Phone("client_phone"), f.Text("company_name"));
        var (country, city, address, another) = (f.Text("client_country"), f.Text("client_city"), f.Text("client_address"), f.Text("new_address"));
        var phoneType = f.OneOf("phone_type", PhoneTypes) ?? "mobile";
        var username = channel.Kind == "telegram-personal-pact" ? f.Text("username")?.TrimStart('@') : null;
        if (email is not null && !IsEmail(email))
        {
            throw f.Invalid("client_email", "must be an e-mail address");
        }

        var wantsNew = f.Text("client_id") == "new_client";
        UsedeskClient? client = null;
        if (f.Has("client_id") && !wantsNew)
        {
            client = UsedeskFields.ToId(f.Token("client_id")!) is { } id && Data.Clients.TryGetValue(id, out var known) ? known : throw Invalid(119, "Invalid client id");
        }

        var owner = phone is null ? null : Data.ByPhone.GetValueOrDefault(UsedeskData.Digits(phone));
        var named = client is not null;
        if (!named)
        {
            client = channel.IsMessenger
                ? username is not null ? Data.ByUsername.GetValueOrDefault(username) : owner
                : wantsNew ? null : (email is null ? null : Data.ByEmail.GetValueOrDefault(email)) ?? owner;
        }

        if (channel.Kind == "viber-c2d" && phone is null && client is not { Phones.Count: > 0 })
        {
            throw f.Invalid("client_phone", "field is required where the client has no phone");
        }

        if (channel.Kind == "telegram-personal-pact" && (phone ?? username) is null && client is not ({ Phones.Count: > 0 } or { Usernames.Count: > 0 }))
        {
            throw new Refusal(Reply.Json(new JObject { ["status"] = "failed" }, accepted: false));
        }

        var isNew = client is null;
        client ??= Data.NewClient(state.Now, name ?? email ?? username ?? phone);
        if (phone is not null && owner is null && (isNew || channel.IsMessenger))
        {
            Data.AddPhone(client, phone, phoneType);
        }
        else if (phone is not null && isNew && owner is not null)
        {
            client.Phones.Add(new UsedeskPhone { Id = Data.NextId("phone"), Phone = UsedeskData.Digits(phone), Type = phoneType });
        }

        if (username is not null && !Data.ByUsername.ContainsKey(username))
        {
            Data.AddUsername(client, username);
        }

        if (email is not null)
        {
            Data.AddEmail(client, email);
        }

        if (company is not null)
        {
            client.Company = company;
            if (!Data.Companies.Contains(company))
            {
                Data.Companies.Add(company);
            }
        }

        client.Country = country ?? client.Country;
        client.City = city ?? client.City;
        if (address is not null && (client.Addresses.Count == 0 || another is not null))
        {
            client.Addresses.Add(address);
        }
        else if (address is not null)
        {
            client.Addresses[0] = address;
        }

        return client;
    }

    private IEnumerable<long> TicketsOf(UsedeskClient client) => Data.Tickets.Values.Where(t => t.ClientId == client.Id).Select(t => t.Id);

    /// <summary>Page, clients [2]: pages of 100; the e-mails are one string, or null.</summary>
    private Reply ListClients(Context c)
    {
        var f = c.Fields;
        var (after, before) = (f.Time("created_after"), f.Time("created_before"));
        var query = f.Text("query");
        var full = f.OneOf("search_type", "partial_match", "full_match") == "full_match";
        bool Hit(string? text) => text is not null && (full ? string.Equals(text, query, StringComparison.OrdinalIgnoreCase) : text.Contains(query!, StringComparison.OrdinalIgnoreCase));

        var found = Data.Clients.Values.Where(x =>
            (after is null || x.CreatedAt >= after) && (before is null || x.CreatedAt <= before)
            && (query is null || Hit(x.Name) || x.Emails.Exists(Hit) || x.Phones.Exists(p => Hit(p.Phone)) || x.Addresses.Exists(Hit)));
        return Reply.Json(new JArray(Page(found, f).Select(x => new JObject
        {
            ["id"] = x.Id,
            ["name"] = x.Name,
            ["emails"] = x.Emails.Count == 0 ? null : string.Join(",", x.Emails),
            ["phone"] = x.Phones.FirstOrDefault()?.Phone,
            ["tickets"] = new JArray(TicketsOf(x)),
        })));
    }

    private UsedeskClient ClientOf(UsedeskFields f) => Data.Clients.TryGetValue(f.RequiredId("client_id", 119), out var client) ? client : throw Invalid(119, "Invalid client id");

    /// <summary>Clients [2]: a list of one. Phones and the rest stand both within and beside the client; e-mails are right only within.</summary>
    private Reply GetClient(Context c)
    {
        var client = ClientOf(c.Fields);
        JArray Phones() => new(client.Phones.Select(p => new JObject { ["id"] = p.Id, ["phone"] = p.Phone, ["type"] = p.Type, ["client_id"] = client.Id }));
        JArray Addresses() => new(client.Addresses.Select((a, i) => new JObject { ["id"] = i + 1, ["country"] = client.Country, ["city"] = client.City, ["address"] = a }));

        var shared = new JObject { ["phones"] = Phones(), ["social_networks"] = new JArray(), ["messengers"] = Messengers(client), ["addresses"] = Addresses(), ["sites"] = client.Sites.DeepClone(), ["client_company"] = client.Company is null ? null : new JObject { ["name"] = client.Company } };
        var inner = new JObject
        {
            ["id"] = client.Id,
            ["name"] = client.Name,
            ["avatar"] = client.Avatar is null ? null : "https://files.example.test/client/" + Text(client.Id),
            ["position"] = client.Position,
            ["note"] = client.Notes.Count == 0 ? null : string.Join("\n", client.Notes),
            ["company_id"] = Text(Data.CompanyId),
            ["spammer"] = client.Spam ? "1" : "0",
            ["vip"] = client.Vip ? 1 : 0,
            ["client_company_id"] = null,
            ["created_at"] = Plain(client.CreatedAt),
            ["tickets"] = new JArray(TicketsOf(client)),
            ["emails"] = new JArray(client.Emails.Select((e, i) => new JObject { ["id"] = i + 1, ["email"] = e, ["client_id"] = client.Id, ["status"] = "" })),
        };
        inner.Merge(shared.DeepClone());
        var outer = new JObject { ["client"] = inner, ["emails"] = new JArray(JValue.CreateNull()) };
        outer.Merge(shared);
        return Reply.Json(new JArray(outer));
    }

    private static JArray Messengers(UsedeskClient client)
    {
        var all = (JArray)client.Messengers.DeepClone();
        foreach (var (name, i) in client.Usernames.Select((name, i) => (name, i)))
        {
            all.Add(new JObject { ["id"] = Text(100 + i), ["type"] = "telegram", ["identity"] = name });
        }

        return all;
    }

    /// <summary>Page, clients [2]: nothing is needed; merge_id as in the update.</summary>
    private Reply CreateClient(Context c)
    {
        var avatar = Avatar(c);
        var change = ClientChange(c.Fields);
        var other = MergeWith(c.Fields, null);
        var client = Data.NewClient(state.Now);
        client.Avatar = avatar;
        change(client);
        return Reply.Json(new JObject { ["client_id"] = Merge(client, other).Id, ["status"] = true });
    }

    /// <summary>Page, clients [2].</summary>
    private Reply UpdateClient(Context c)
    {
        var avatar = Avatar(c);
        var client = ClientOf(c.Fields);
        var change = ClientChange(c.Fields);
        var other = MergeWith(c.Fields, client);
        client.Avatar = avatar ?? client.Avatar;
        change(client);
        return Reply.Json(new JObject { ["client_id"] = Text(Merge(client, other).Id), ["status"] = true });
    }

    /// <summary>Page, client [2]: the client to merge with.</summary>
    private UsedeskClient? MergeWith(UsedeskFields f, UsedeskClient? self) => f.Id("merge_id", 119) is not { } id ? null
        : Data.Clients.TryGetValue(id, out var other) && other != self ? other : throw Invalid(119, "Invalid client id");

    /// <summary>No page says which of the two is left [?]; a setting does. The one that is left gets what the other has.</summary>
    private UsedeskClient Merge(UsedeskClient named, UsedeskClient? other)
    {
        if (other is null)
        {
            return named;
        }

        var (left, gone) = Settings.MergeSurvivor == "merge" ? (other, named) : (named, other);
        Data.Remove(gone);
        gone.Emails.ForEach(e => Data.AddEmail(left, e));
        gone.Phones.Where(p => !left.Phones.Exists(x => x.Phone == p.Phone)).ToList().ForEach(p => Data.AddPhone(left, p.Phone, p.Type));
        gone.Usernames.ForEach(u => Data.AddUsername(left, u));
        left.Notes.AddRange(gone.Notes);
        left.Addresses.AddRange(gone.Addresses);
        foreach (var (target, source) in new[] { (left.Messengers, gone.Messengers), (left.Sites, gone.Sites) })
        {
            source.ToList().ForEach(entry => target.Add(entry.DeepClone()));
        }

        foreach (var ticket in Data.Tickets.Values.Where(t => t.ClientId == gone.Id))
        {
            ticket.ClientId = left.Id;
        }

        foreach (var chat in Data.Chats.Values.Where(x => x.ClientId == gone.Id))
        {
            chat.ClientId = left.Id;
        }

        return left;
    }

    /// <summary>
    /// Checks the parameters and returns what is to be done. Page, clients [2]: e-mails and phones are only ever added, a phone has 10 to 15
    /// digits, and status_vip and status_spam exclude each other.
    /// </summary>
    private Action<UsedeskClient> ClientChange(UsedeskFields f)
    {
        var (name, note, position, company) = (f.Text("name"), f.Text("note", 64 * 1024), f.Text("position"), f.Text("company_name"));
        var (country, city, address, another) = (f.Text("client_country"), f.Text("client_city"), f.Text("client_address"), Switch(f, "new_address") ?? false);
        var (emails, phone, phoneType) = (f.Strings("emails"), f.Text("phone"), f.OneOf("phone_type", PhoneTypes) ?? "mobile");
        var status = f.OneOf("status", "vip", "spammer");
        var (vip, spam, newNote) = (Switch(f, "status_vip"), Switch(f, "status_spam"), Switch(f, "is_new_note") ?? false);
        var (messengers, sites) = (Entries(f, "messengers", "identity", "type"), Entries(f, "sites", "url"));
        if (vip is not null && spam is not null)
        {
            throw f.Invalid("status_spam", "cannot be sent together with status_vip");
        }

        if (emails.Exists(e => !IsEmail(e)))
        {
            throw f.Invalid("emails", "must hold e-mail addresses");
        }

        if (phone is not null && (phone.Length is < 10 or > 15 || !phone.All(char.IsAsciiDigit)))
        {
            throw f.Invalid("phone", "must be 10 to 15 digits");
        }

        // Inference [?]: the page names no list of types.
        if (messengers.Any(m => m["type"]?.ToString() is not (null or "telegram" or "whatsapp" or "viber" or "skype" or "gtalk" or "imessage" or "other")))
        {
            throw f.Invalid("messengers", "have an unknown type");
        }

        return client =>
        {
            client.Name = name ?? client.Name;
            client.Position = position ?? client.Position;
            client.Company = company ?? client.Company;
            client.Country = country ?? client.Country;
            client.City = city ?? client.City;
            client.Vip = vip ?? status switch { "vip" => true, "spammer" => false, _ => client.Vip };
            client.Spam = spam ?? status switch { "spammer" => true, "vip" => false, _ => client.Spam };
            emails.ForEach(e => Data.AddEmail(client, e));
            if (phone is not null && !client.Phones.Exists(p => p.Phone == phone))
            {
                Data.AddPhone(client, phone, phoneType);
            }

            if (note is not null)
            {
                if (newNote || client.Notes.Count == 0)
                {
                    client.Notes.Add(note);
                }
                else
                {
                    client.Notes[^1] += "\n" + note;
                }
            }

            if (address is not null && (another || client.Addresses.Count == 0))
            {
                client.Addresses.Add(address);
            }
            else if (address is not null)
            {
                client.Addresses[0] = address;
            }

            Write(client.Messengers, messengers, "identity");
            Write(client.Sites, sites, "url");
        };
    }

    /// <summary>
    /// Client [1]: an entry with an id changes the one that has it, or deletes it where its identity or url is empty; an unknown id does nothing.
    /// That the last holds for messengers as well is an inference [?].
    /// </summary>
    private void Write(JArray stored, JArray entries, string key)
    {
        foreach (var entry in entries.Cast<JObject>())
        {
            if (entry["id"] is not { } id)
            {
                var added = new JObject { ["id"] = Text(Data.NextId("entry")) };
                added.Merge(entry);
                stored.Add(added);
                continue;
            }

            var known = stored.FirstOrDefault(x => x["id"]!.ToString() == id.ToString());
            if (known is not null && string.IsNullOrEmpty((string?)entry[key]))
            {
                known.Remove();
            }
            else if (known is JObject target)
            {
                entry.Properties().Where(p => p.Name != "id").ToList().ForEach(p => target[p.Name] = p.Value.DeepClone());
            }
        }
    }

    private static bool? Switch(UsedeskFields f, string name) => f.Token(name)?.ToString() switch
    {
        null => null,
        "1" or "true" or "True" => true,
        "0" or "false" or "False" => false,
        _ => throw f.Invalid(name, "must be 1 or 0"),
    };

    /// <summary>Page [2]: new entries need their keys. Those with an id need the first one, empty to delete [1].</summary>
    private static JArray Entries(UsedeskFields f, string name, params string[] required)
    {
        bool Valid(JToken item)
        {
            if (item is not JObject entry)
            {
                return false;
            }

            if (entry["id"] is { Type: not JTokenType.Null } id)
            {
                return UsedeskFields.ToId(id) is not null && entry.ContainsKey(required[0]) && entry[required[0]] is { Type: JTokenType.String or JTokenType.Null };
            }

            entry.Remove("id");
            return required.All(r => entry[r] is { Type: JTokenType.String } v && v.ToString().Length > 0);
        }

        var array = f.Token(name) switch { null => [], JArray given => given, _ => throw f.Invalid(name, "must be an array") };
        return array.All(Valid) ? array : throw f.Invalid(name, "lack " + string.Join(" or ", required));
    }

    /// <summary>Page [2]: with groups. A newer page claims that employees are the default [1]: a setting. Bots are in no list [?].</summary>
    private Reply ListUsers(Context c)
    {
        var f = c.Fields;
        var (role, group, query, id) = (f.OneOf("user_type", "admin", "employee", "support"), f.Id("group_id", 118), f.Text("query"), f.Id("user_id", 117));
        if (group is not null && !Data.Groups.ContainsKey(group.Value))
        {
            throw Invalid(118, "Invalid group id");
        }

        if (Settings.UsersDefaultEmployee && id is null)
        {
            role ??= "employee";
        }

        var found = Data.Users.Values.Where(u => !u.Deleted && !u.IsBot
            && (role is null || u.Role == role) && (group is null || u.Groups.Contains(group.Value)) && (id is null || u.Id == id)
            && (query is null || u.Name.Contains(query, StringComparison.OrdinalIgnoreCase) || u.Email.Contains(query, StringComparison.OrdinalIgnoreCase)));
        return Reply.Json(new JArray(found.Select(User)));
    }

    private JObject User(UsedeskUser user) => new()
    {
        ["id"] = user.Id % 2 == 0 ? user.Id : Text(user.Id),
        ["name"] = user.Name,
        ["email"] = user.Email,
        ["role"] = user.Role,
        ["group"] = user.DefaultGroup == 0 ? user.Id % 2 == 0 ? 0 : "0" : Text(user.DefaultGroup),
        ["position"] = "",
        ["groups"] = new JArray(user.Groups.Select(g => new JObject
        {
            ["id"] = Text(g),
            ["name"] = Data.Groups[g].Name,
            ["company_id"] = Text(Data.CompanyId),
            ["deleted"] = "0",
            ["deleted_at"] = "0000-00-00 00:00:00",
            ["pivot"] = new JObject { ["user_id"] = Text(user.Id), ["user_group_id"] = Text(g) },
        })),
        ["phone"] = user.Phone,
        ["chat_online_status"] = user.ChatOnlineStatus ? "1" : "0",
        // The update calls it ticket_online_status.
        ["online_status"] = user.TicketOnlineStatus ? 1 : 0,
        ["avatar"] = user.Avatar is null ? null : "https://files.example.test/avatar/" + Text(user.Id),
    };

    private long GroupOf(UsedeskFields f) => f.Id("group", 118) is { } id && Data.Groups.ContainsKey(id) ? id : throw Invalid(118, "Invalid group id");

    private void CheckUserEmail(UsedeskFields f, string email, UsedeskUser? self)
    {
        if (!IsEmail(email) || Data.Users.Values.Any(u => u != self && !u.Deleted && u.Email.Equals(email, StringComparison.OrdinalIgnoreCase)))
        {
            throw f.Invalid("email", "is no e-mail address or taken");
        }
    }

    /// <summary>Page [1]: name, email, password and group are needed; an avatar as a file; five languages.</summary>
    private Reply CreateUser(Context c)
    {
        var f = c.Fields;
        var user = new UsedeskUser { Avatar = Avatar(c), Name = f.RequiredText("name"), Email = f.RequiredText("email"), Role = f.OneOf("role", "admin", "employee", "support") ?? "employee", Phone = f.Text("phone"), Lang = f.OneOf("lang", "ru", "en", "es", "kk", "pt-br"), DefaultGroup = GroupOf(f) };
        CheckUserEmail(f, user.Email, null);
        f.RequiredText("password");
        Switch(f, "send_invite");
        user.Groups.Add(user.DefaultGroup);
        user.Id = Data.NextId("user");
        Data.Users[user.Id] = user;
        var answer = Success();
        answer["user_id"] = user.Id;
        return Reply.Json(answer);
    }

    /// <summary>Page, release notes [2]: the two states only as true or false, the avatar a file or the word delete.</summary>
    private Reply UpdateUser(Context c)
    {
        var f = c.Fields;
        var avatar = Avatar(c);
        var user = UserOf(f.RequiredId("user_id", 117));
        var (name, email, role, phone) = (f.Text("name"), f.Text("email"), f.OneOf("role", "admin", "employee", "support"), f.Text("phone"));
        long? group = f.Has("group") ? GroupOf(f) : null;
        var (chat, ticket) = (f.Flag("chat_online_status"), f.Flag("ticket_online_status"));
        if (email is not null)
        {
            CheckUserEmail(f, email, user);
        }

        if (f.Has("avatar") && f.Text("avatar") != "delete")
        {
            throw f.Invalid("avatar", "must be a file or the word delete");
        }

        (user.Name, user.Email, user.Role, user.Phone) = (name ?? user.Name, email ?? user.Email, role ?? user.Role, phone ?? user.Phone);
        (user.ChatOnlineStatus, user.TicketOnlineStatus) = (chat ?? user.ChatOnlineStatus, ticket ?? user.TicketOnlineStatus);
        user.Avatar = f.Has("avatar") ? null : avatar ?? user.Avatar;
        if (group is not null)
        {
            user.DefaultGroup = group.Value;
            if (!user.Groups.Contains(group.Value))
            {
                user.Groups.Add(group.Value);
            }
        }

        // The page has status; a client reads status_id [1]. Which of them an agent gets depends on the number.
        var answer = new JObject { [user.Id % 2 == 0 ? "status" : "status_id"] = Success()["status"], ["user_id"] = Text(user.Id) };
        return Reply.Json(answer);
    }

    /// <summary>Page [1]: neither a bot nor the last administrator; tickets stay assigned. With which code it refuses is an inference [?].</summary>
    private Reply DeleteUser(Context c)
    {
        var user = UserOf(c.Fields.RequiredId("user_id", 117));
        if (user.IsBot || (user.Role == "admin" && !Data.Users.Values.Any(u => u != user && !u.Deleted && u.Role == "admin")))
        {
            throw Invalid(115, "A bot and the last administrator cannot be deleted");
        }

        user.Deleted = true;
        var answer = Success();
        answer["user_id"] = Text(user.Id);
        return Reply.Json(answer);
    }
}
