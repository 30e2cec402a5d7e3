using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace UsedeskUdesk.Simulator.State;

internal sealed class UdeskData
{
    private long lastId = 70_000;
    private long lastRowId = 900_000_000;

    public Dictionary<long, UdeskGroup> Groups { get; } = [];

    public SortedDictionary<long, UdeskAgent> Agents { get; } = [];

    public SortedDictionary<long, UdeskRobot> Robots { get; } = [];

    public SortedDictionary<long, UdeskCustomer> Customers { get; } = [];

    public SortedDictionary<long, UdeskSession> Sessions { get; } = [];

    /// <summary>Counting a large set of sessions for every assignment would be slow.</summary>
    public Dictionary<long, int> OpenByAgent { get; } = [];

    public List<UdeskMessage> Messages { get; } = [];

    public Dictionary<(long Session, long Customer, string MessageId), UdeskMessage> MessagesByKey { get; } = [];

    public List<UdeskQueueEntry> Queue { get; } = [];

    public AbandonedQueue Abandoned { get; } = new();

    public List<JObject> RobotEvaluations { get; } = [];

    public Dictionary<string, UdeskCustomer> ByToken { get; } = [];

    /// <summary>Agents that nobody can be assigned to, and that only the list of agents tells of.</summary>
    public List<UdeskAgent> DisabledAgents { get; } = [new() { Id = 207, GroupId = 102, Name = "Emil", Nick = "Emil", Disabled = true }];

    public SortedDictionary<long, UdeskOrganization> Organizations { get; } = [];

    public List<UdeskCustomField> CustomFields { get; } =
    [
        new(1, "customer", "TextField_1", "Favourite colour", "text"),
        new(2, "customer", "SelectField_3999", "Interests", "checkbox", new UdeskFieldOption("Shoes", "0"), new UdeskFieldOption("Coats", "1")),
        new(3, "customer", "SelectField_5", "地区", "chained", new UdeskFieldOption("华北", "0", new UdeskFieldOption("北京", "0"), new UdeskFieldOption("天津", "1")), new UdeskFieldOption("华东", "1", new UdeskFieldOption("上海", "0"))),
        new(4, "organization", "TextField_9", "Tax number", "text"),
        new(5, "ticket", "TextField_2", "Remark", "text"),
        new(6, "ticket", "SelectField_8", "Reason", "checkbox", new UdeskFieldOption("Delivery", "0"), new UdeskFieldOption("Payment", "3")),
    ];

    public List<UdeskCustomerFilter> CustomerFilters { get; } = [new(301, "All customers", true, "all"), new(302, "VIP", true, "vip"), new(303, "Blocked", false, "blocked")];

    public List<UdeskNote> Notes { get; } = [];

    public List<UdeskVote> Votes { get; } = [];

    /// <summary>The only filter of organizations.</summary>
    public const long EveryOrganization = 311;

    public List<string> SensitiveWords { get; } = ["退款", "lawsuit", "scam"];

    public long NextId() => ++lastId;

    public void SeedQueue(long count, DateTimeOffset from, DateTimeOffset to)
    {
        if (count > 0)
        {
            Abandoned.Seed(lastRowId + 1, count, from, to);
            lastRowId += count;
        }
    }

    public long NextRowId() => ++lastRowId;

    public int LoadOf(UdeskAgent agent) => agent.OtherSessions + OpenByAgent.GetValueOrDefault(agent.Id);

    public void Add(UdeskCustomer customer)
    {
        Customers[customer.Id] = customer;
        if (customer.OpenApiToken is not null)
        {
            ByToken[customer.OpenApiToken] = customer;
        }
    }

    public void Add(UdeskSession session)
    {
        Sessions[session.Id] = session;
        if (session is { IsOpen: true, AgentId: { } agent })
        {
            OpenByAgent[agent] = OpenByAgent.GetValueOrDefault(agent) + 1;
        }
    }

    public void Close(UdeskSession session, DateTimeOffset now)
    {
        session.ClosedAt = now;
        if (session.AgentId is { } agent)
        {
            OpenByAgent[agent]--;
        }
    }

    public static UdeskData Seeded(DateTimeOffset now, long seedQueue)
    {
        var data = new UdeskData();
        foreach (var (id, name) in new[] { (101L, "Sales"), (102L, "Support"), (103L, "Night shift") })
        {
            data.Groups[id] = new UdeskGroup { Id = id, Name = name };
        }

        UdeskAgent[] agents =
        [
            new() { Id = 201, GroupId = 101, Name = "Tom", Nick = "Tommy", NickField = "im_nick", ImMaxJoinNum = 10 },
            new() { Id = 202, GroupId = 101, Name = "李梅", Nick = "小梅", ImMaxJoinNum = 5, OtherSessions = 1, Avatar = "https://static.example.test/a/202.png" },
            new() { Id = 203, GroupId = 102, Name = "Anna", Nick = "", NickField = "im_nick", ImMaxJoinNum = 2, Profile = "im" },
            new() { Id = 204, GroupId = 102, Name = "Boris", Nick = "Бо", ImStatus = "busy", ImCustomStatus = "Training", ImMaxJoinNum = 5, OtherSessions = 2 },
            new() { Id = 205, GroupId = 103, Name = "Chen", Nick = "Chen", NickField = "im_nick", ImStatus = "offline", ImMaxJoinNum = 10 },
            new() { Id = 206, GroupId = 103, Name = "Dana", Nick = "D", ImStatus = "busy", ImCustomStatus = "午餐", ImMaxJoinNum = 8, Profile = "im" },
        ];
        foreach (var agent in agents)
        {
            data.Agents[agent.Id] = agent;
        }

        data.Robots[2] = new UdeskRobot { Id = 2, Name = "Default Robot", Scenes = new Dictionary<long, string> { [114] = "Default Scene", [116] = "System Default Scene" }, CreatedAt = "2018-01-23T10:55:20.000+08:00" };
        data.Robots[3] = new UdeskRobot { Id = 3, Name = "Returns", Scenes = new Dictionary<long, string> { [120] = "System Default Scene" }, CreatedAt = "2018-02-05T11:25:30.000+08:00" };

        var vip = new UdeskCustomer { Id = data.NextId(), OpenApiToken = "vip-customer", NickName = "Vera VIP", Email = "vera@example.test", Level = "vip", Tags = "gold,early", CreatedThroughApi = true, CreatedAt = now.AddDays(-90), UpdatedAt = now.AddDays(-9) };
        vip.Cellphones.Add(new ContactValue { Id = data.NextId(), Content = "13800000001" });
        vip.OtherEmails.Add(new ContactValue { Id = data.NextId(), Content = "vera.private@example.test" });
        vip.OtherEmails.Add(new ContactValue { Id = data.NextId(), Content = "vera.old@example.test" });
        vip.CustomFields["TextField_1"] = "blue";
        data.Add(vip);

        // Structured messages need a customer whom no API call made, in an open session.
        var visitor = new UdeskCustomer { Id = data.NextId(), WebToken = "web-visitor-token", NickName = "Web visitor", SourceChannel = "web_im", CreatedAt = now.AddHours(-1), UpdatedAt = now.AddHours(-1) };
        data.Add(visitor);
        data.Add(new UdeskSession { Id = data.NextId(), CustomerId = visitor.Id, AgentId = 201, GroupId = 101, Channel = "web", SessionKey = "179306259", CreatedAt = now.AddMinutes(-30) });
        foreach (var (customer, days) in new[] { (vip, 40), (vip, 3), (visitor, 2), (vip, 1) })
        {
            var created = now.AddDays(-days);
            var session = new UdeskSession { Id = data.NextId(), CustomerId = customer.Id, CustomerToken = customer.OpenApiToken, AgentId = 202, GroupId = 101, Channel = customer == vip ? "api" : "web", CreatedAt = created, ClosedAt = created.AddMinutes(12) };
            data.Add(session);
            foreach (var (to, text) in new[] { ("agent", "Hello?"), ("customer", "Hello, how can I help?") })
            {
                data.Messages.Add(new UdeskMessage { Id = data.NextId(), MessageId = $"seed-{session.Id}-{to}", ImSubSessionId = session.Id, CustomerId = customer.Id, CustomerToken = customer.OpenApiToken, To = to, AgentId = 202, Data = new JObject { ["content"] = text }, Read = true, CreatedAt = created.AddMinutes(to == "agent" ? 1 : 2) });
            }
        }

        data.Organizations[401] = new UdeskOrganization { Id = 401, Name = "Acme", Domains = "acme.example.test, acme.test", Level = "vip", Token = "org-acme", CustomFields = new JObject { ["TextField_9"] = "DE-17" } };
        data.Organizations[402] = new UdeskOrganization { Id = 402, Name = "北京客户", Description = "New" };

        // Clients, pages [2]: customers have selections as lists of text, notes as one text.
        vip.CustomFields["SelectField_3999"] = new JArray("0", "1");
        var closed = data.Sessions.Values.Where(s => !s.IsOpen).ToList();
        data.Votes.AddRange(closed.Select((s, i) => new UdeskVote(s, i % 2 == 0 ? 36 : 39, i % 2 == 0 ? null : "slow", i % 3 == 2 ? null : i % 2)));
        string[] categories = ["im", "call", "ticket"];
        for (var i = 0; i < 120; i++)
        {
            data.Notes.Add(new UdeskNote(6000 + i, categories[i % 3], 201 + (i % 6), i % 2 == 0 ? "Vera VIP" : "Web visitor", now.AddHours(-6 * i), new JObject { ["TextField_2"] = $"Note {i + 1}", ["SelectField_8"] = "0,3" }));
        }

        // One customer for each way of writing contacts: the number's remainder by six.
        for (var form = 0; form < 6; form++)
        {
            var id = 69_000 + form;
            var contacts = new UdeskCustomer { Id = id, OpenApiToken = $"contacts-{form}", NickName = $"Contacts {form}", Email = $"contacts{form}@example.test", OrganizationId = form % 2 == 0 ? 401 : 402, WeixinOpenId = $"wx-{form}", WeiboId = $"wb-{form}", Tags = "gold,early", CreatedThroughApi = true, CreatedAt = now.AddDays(-5), UpdatedAt = now.AddDays(-5) };
            contacts.Cellphones.Add(new ContactValue { Id = (id * 10) + 1, Content = $"1370000000{form}" });
            contacts.Cellphones.Add(new ContactValue { Id = (id * 10) + 2, Content = $"1370000001{form}" });
            contacts.OtherEmails.Add(new ContactValue { Id = (id * 10) + 3, Content = $"contacts{form}.work@example.test" });
            contacts.OtherEmails.Add(new ContactValue { Id = (id * 10) + 4, Content = $"contacts{form}.home@example.test" });
            data.Add(contacts);
        }

        data.SeedQueue(seedQueue, now.AddDays(-30), now);
        return data;
    }

    public void SeedCustomers(long count, DateTimeOffset now)
    {
        for (var i = 0; i < count; i++)
        {
            var id = NextId();
            Add(new UdeskCustomer { Id = id, OpenApiToken = $"generated-{id}", NickName = $"Generated customer {i + 1}", Email = $"generated{id}@example.test", CreatedThroughApi = true, CreatedAt = now, UpdatedAt = now });
        }
    }
}
