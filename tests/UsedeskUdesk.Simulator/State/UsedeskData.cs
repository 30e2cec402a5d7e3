using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk.Simulator.State;

internal sealed class UsedeskData
{
    private readonly Dictionary<string, long> lastIds = new() { ["ticket"] = 2_154_800, ["comment"] = 3_551_600, ["client"] = 27_747_600, ["phone"] = 500, ["user"] = 2_160, ["chat"] = 5_753, ["entry"] = 900 };

    public long CompanyId { get; } = 153_561;

    /// <summary>The channel to which the token belongs.</summary>
    public long TokenChannel { get; } = 683;

    public SortedDictionary<long, UsedeskTicket> Tickets { get; } = [];

    public SortedDictionary<long, UsedeskClient> Clients { get; } = [];

    public Dictionary<string, UsedeskClient> ByPhone { get; } = [];

    public Dictionary<string, UsedeskClient> ByEmail { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, UsedeskClient> ByUsername { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<long, UsedeskUser> Users { get; } = [];

    public SortedDictionary<long, UsedeskGroup> Groups { get; } = [];

    public SortedDictionary<long, UsedeskChannel> Channels { get; } = [];

    /// <summary>The rules on whose behalf a comment can be made, by id.</summary>
    public SortedDictionary<long, string> Triggers { get; } = new() { [1260] = "Answer at once", [1261] = "Ask for a rating" };

    public SortedDictionary<long, UsedeskField> Fields { get; } = [];

    public SortedDictionary<long, UsedeskChat> Chats { get; } = [];

    public SortedDictionary<string, long> Tags { get; } = new(StringComparer.Ordinal);

    public List<UsedeskArticle> Articles { get; } = [];

    public List<string> Companies { get; } = ["Acme"];

    public long NextId(string kind) => ++lastIds[kind];

    public static string Digits(string phone) => new(phone.Where(char.IsAsciiDigit).ToArray());

    public void AddPhone(UsedeskClient client, string phone, string type)
    {
        client.Phones.Add(new UsedeskPhone { Id = NextId("phone"), Phone = Digits(phone), Type = type });
        ByPhone.TryAdd(Digits(phone), client);
    }

    public void AddEmail(UsedeskClient client, string email)
    {
        if (!client.Emails.Contains(email, StringComparer.OrdinalIgnoreCase))
        {
            client.Emails.Add(email);
            ByEmail.TryAdd(email, client);
        }
    }

    public void AddUsername(UsedeskClient client, string username)
    {
        client.Usernames.Add(username.TrimStart('@'));
        ByUsername.TryAdd(username.TrimStart('@'), client);
    }

    public void Remove(UsedeskClient client)
    {
        Clients.Remove(client.Id);
        foreach (var index in new[] { ByPhone, ByEmail, ByUsername })
        {
            index.Where(pair => pair.Value == client).ToList().ForEach(pair => index.Remove(pair.Key));
        }
    }

    public UsedeskClient NewClient(DateTimeOffset now, string? name = null)
    {
        var id = NextId("client");
        return Clients[id] = new UsedeskClient { Id = id, Name = name ?? $"Client {id}", CreatedAt = now };
    }

    public void UseTags(IEnumerable<string> tags)
    {
        foreach (var tag in tags)
        {
            Tags.TryAdd(tag, 1000 + Tags.Count);
        }
    }

    public static UsedeskData Seeded(DateTimeOffset now)
    {
        var data = new UsedeskData();
        foreach (var (id, name) in new[] { (11L, "First line"), (12L, "Second line"), (13L, "Billing") })
        {
            data.Groups[id] = new UsedeskGroup { Id = id, Name = name };
        }

        void User(long id, string name, string role, params long[] groups)
        {
            var user = new UsedeskUser { Id = id, Name = name, Email = $"agent{id}@example.test", Role = role, DefaultGroup = groups.FirstOrDefault() };
            user.Groups.AddRange(groups);
            data.Users[id] = user;
        }

        User(2156, "Olga Agent", "employee", 11, 12);
        User(2157, "Ivan Admin", "admin", 12);
        User(2158, "Sam Support", "support", 11);
        User(2159, "Nora Nogroup", "employee");
        data.Users[9001] = new UsedeskUser { Id = 9001, Name = "Bot", Email = "bot@example.test", Role = "support", IsBot = true };

        void Channel(long id, string name, string kind, bool enabled = true) => data.Channels[id] = new UsedeskChannel { Id = id, Name = name, Kind = kind, Enabled = enabled };

        Channel(683, "API", "api");
        Channel(684, "support@example.test", "email");
        Channel(685, "Site chat", "chat");
        Channel(20054, "WhatsApp (pact)", "whatsapp-pact");
        Channel(20055, "WhatsApp (infobip)", "whatsapp-infobip");
        Channel(20056, "WhatsApp, switched off", "whatsapp-pact", enabled: false);
        Channel(20057, "Viber (c2d)", "viber-c2d");
        Channel(20058, "Telegram personal (pact)", "telegram-personal-pact");

        void Field(long id, string name, int type, long? parent = null, params (long Id, string Value, long? Parent)[] options) =>
            data.Fields[id] = new UsedeskField { Id = id, Name = name, Type = type, ParentFieldId = parent, Options = [.. options.Select(o => new UsedeskFieldOption { Id = o.Id, Value = o.Value, ParentOptionIds = o.Parent is { } above ? [above] : [] })] };

        Field(9, "Difficulty", 2, null, (92, "Easy", null), (93, "Hard", null), (94, "Сложно", null));
        Field(10, "Order number", 1);
        Field(12, "Paid", 3);
        Field(61, "Department", 4, null, (611, "Test", null), (612, "Electronics", null));
        Field(62, "Section", 4, 61, (621, "Test1", 611), (622, "Phones", 612), (623, "Laptops", 612));
        Field(63, "Model", 4, 62, (631, "Test2", 621), (632, "Model X", 622), (633, "Model Y", 623));
        data.Fields[63].Options[0].ParentOptionIds = [621, 622];

        var john = data.NewClient(now.AddDays(-100), "John");
        data.AddEmail(john, "superjohny@example.test");
        data.AddPhone(john, "79123456789", "mobile");
        data.AddUsername(john, "ivanov");
        var mary = data.NewClient(now.AddDays(-50), "Мария");
        data.AddEmail(mary, "maria@example.test");
        data.NewClient(now.AddDays(-20), "No contacts");

        data.UseTags(["new ticket", "test", "vip"]);
        for (var i = 0; i < 5; i++)
        {
            data.AddPlainTicket(i % 2 == 0 ? john : mary, now.AddDays(-10 + i), $"Seeded ticket {i + 1}", status: i == 4 ? 3 : 8);
        }

        var assigned = data.Tickets.Values.First();
        (assigned.AssigneeId, assigned.GroupId, assigned.Status) = (2156, 11, 1);
        assigned.Tags.Add("vip");
        assigned.Fields[10] = "A-17";
        assigned.Fields[12] = "true";
        for (var i = 0; i < 7; i++)
        {
            data.Articles.Add(new UsedeskArticle { Id = 401 + i, Title = i == 0 ? "How to return an order" : $"Article {i + 1}", Text = $"<p>Text of article {i + 1}</p>", CategoryId = 31 + (i % 2), CollectionId = 21, Public = i != 6, Views = i * 3, Positive = 3 });
        }

        return data;
    }

    public UsedeskTicket AddPlainTicket(UsedeskClient client, DateTimeOffset created, string subject, int status)
    {
        var ticket = new UsedeskTicket { Id = NextId("ticket"), ClientId = client.Id, ChannelId = TokenChannel, Subject = subject, Status = status, CreatedAt = created, UpdatedAt = created };
        ticket.Comments.Add(new UsedeskComment { Id = NextId("comment"), Message = "Hello", CreatedAt = created });
        return Tickets[ticket.Id] = ticket;
    }
}
