using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>Agents, user groups, organizations and the definitions of custom fields.</summary>
internal sealed partial class UdeskService
{
    /// <summary>
    /// One page of a listing, from 1. How an oversized page is refused was seen for notes only (live client [1]); that the others refuse it too is
    /// an inference [?]. A page behind the last one is empty.
    /// </summary>
    private static (IReadOnlyList<T> Rows, JObject Meta) PageOf<T>(Context c, IReadOnlyList<T> all, string sizeName, int usual, int most)
    {
        var (page, size) = (c.Query.Int("page") ?? 1, c.Query.Int(sizeName) ?? usual);
        if (page is < 1 or > int.MaxValue || size < 1 || size > most)
        {
            throw c.Query.Wrong(page is < 1 or > int.MaxValue ? "page" : sizeName, $"is out of range, {sizeName} is at most {most}");
        }

        var rows = all.Skip((int)Math.Min((page - 1) * size, int.MaxValue)).Take((int)size).ToList();
        return (rows, new JObject { ["current_page"] = page, ["total_pages"] = (all.Count + size - 1) / size, ["total_count"] = all.Count });
    }

    private static Reply Page(string name, IEnumerable<JToken> rows, JObject meta) => Ok(new JObject { ["message"] = "success", [name] = new JArray(rows), ["meta"] = meta });

    /// <summary>Pages of now and 2017, client [2]: 20 rows a page, 100 at most; those switched off only with with_disabled.</summary>
    private Reply ListAgents(Context c)
    {
        var disabled = c.Query.Text("with_disabled") is "true" or "1";
        var (rows, meta) = PageOf(c, Data.Agents.Values.Concat(disabled ? Data.DisabledAgents : []).ToList(), "per_page", 20, 100);
        return Page("agents", rows.Select(Agent), meta);
    }

    /// <summary>Client [1]: by id or e-mail.</summary>
    private Reply GetAgent(Context c)
    {
        var (type, content) = (c.Query.RequiredText("type"), c.Query.RequiredText("content"));
        if (type is not ("id" or "email"))
        {
            throw c.Query.Wrong("type", "must be id or email");
        }

        var agent = Data.Agents.Values.Concat(Data.DisabledAgents).FirstOrDefault(a => type == "id" ? UdeskFields.ToInt(content) == a.Id : string.Equals(a.Email, content, StringComparison.OrdinalIgnoreCase));
        return Ok(new JObject { ["message"] = "success", ["agent"] = Agent(agent ?? throw Fail(2005, "agent not found")) });
    }

    /// <summary>
    /// Page, client [2]: aliase is spelt so. The password is the secret of the agent's phone, in the answer of today beside the rest, in an older
    /// one within ucpapp_subaccount; what stands here opens nothing.
    /// </summary>
    private static JObject Agent(UdeskAgent agent)
    {
        var row = new JObject
        {
            ["id"] = agent.Id,
            ["email"] = agent.Email,
            ["nick_name"] = agent.Name,
            ["profile"] = agent.Profile,
            ["aliase"] = agent.Nick,
            ["cellphone"] = agent.Id % 3 == 0 ? null : "1390000" + agent.Id.ToString("0000", CultureInfo.InvariantCulture),
            ["role_name"] = agent.Id == 201 ? "Administrator" : "Agent",
            ["duty"] = "",
            ["im_ability_value"] = agent.ImMaxJoinNum,
            ["user_group_ids"] = new JArray(agent.GroupId),
            ["work_id"] = agent.Id % 2 == 0 ? "W-" + agent.Id.ToString(CultureInfo.InvariantCulture) : "",
            ["disable_status"] = agent.Disabled ? "disable" : "enable",
        };
        var secret = UdeskAgent.FakePhoneSecret + agent.Id.ToString(CultureInfo.InvariantCulture);
        if (agent.Id % 2 == 0)
        {
            row["password"] = secret;
        }
        else
        {
            row["ucpapp_subaccount"] = new JObject { ["account"] = agent.Id, ["password"] = secret };
        }

        return row;
    }

    private List<UdeskAgent> AgentsOf(UdeskGroup group) => Data.Agents.Values.Where(a => a.GroupId == group.Id).ToList();

    /// <summary>Pages of now and 2017, client [2]: with the agents' ids and names.</summary>
    private Reply ListUserGroups(Context c)
    {
        var (rows, meta) = PageOf(c, Data.Groups.Values.OrderBy(g => g.Id).ToList(), "per_page", 20, 100);
        return Page("user_groups", rows.Select(g => new JObject { ["id"] = g.Id, ["name"] = g.Name, ["agents"] = new JArray(AgentsOf(g).Select(a => new JObject { ["id"] = a.Id, ["nick_name"] = a.Name })) }), meta);
    }

    /// <summary>Page, client [2]: paged, but without anything that says how many pages there are.</summary>
    private Reply UserGroupAgents(Context c)
    {
        var group = UdeskFields.ToInt(c.Id) is { } id && Data.Groups.TryGetValue(id, out var known) ? known : throw Fail(2005, "user group not found");
        var (rows, _) = PageOf(c, AgentsOf(group), "per_page", 20, 100);
        return Ok(new JObject
        {
            ["message"] = "success",
            ["user_group"] = new JObject
            {
                ["id"] = group.Id,
                ["name"] = group.Name,
                ["agents"] = new JArray(rows.Select(a => new JObject { ["id"] = a.Id, ["nick_name"] = a.Name, ["email"] = a.Email, ["cellphone"] = Agent(a)["cellphone"] })),
            },
        });
    }

    /// <summary>Page, live client [2]: ticket, customer or organization; any other category means ticket, silently.</summary>
    private Reply ListCustomFields(Context c)
    {
        var category = c.Query.Text("category") is "customer" or "organization" ? c.Query.Text("category") : "ticket";
        return Ok(new JObject { ["message"] = "success", ["fields"] = new JArray(Data.CustomFields.Where(f => f.Category == category).Select(Field)) });
    }

    /// <summary>Clients [2].</summary>
    private Reply GetCustomField(Context c) =>
        Ok(new JObject { ["message"] = "success", ["field"] = Field(Data.CustomFields.FirstOrDefault(f => f.Name == c.Id) ?? throw Fail(2005, "custom field not found")) });

    private static JObject Field(UdeskCustomField field)
    {
        JArray Options(IEnumerable<UdeskFieldOption> options) => new(options.Select((o, i) => new JObject
        {
            ["title"] = o.Title,
            ["value"] = o.Value,
            ["default"] = i == 0,
            ["is_hide"] = false,
            ["subs"] = Options(o.Subs),
        }));

        return new JObject
        {
            ["id"] = field.Id,
            ["field_name"] = field.Name,
            ["field_label"] = field.Label,
            ["content_type"] = field.ContentType,
            ["options"] = Options(field.Options),
            ["customer_permission"] = 0,
            ["agent_permission"] = 2,
        };
    }

    /// <summary>Page of 2017, clients [2]: 100 rows a page at most. What a filter or a query looks at is an inference [?].</summary>
    private Reply ListOrganizations(Context c)
    {
        var (filter, query) = (c.Query.Int("filter_id"), c.Query.Text("query"));
        var found = Data.Organizations.Values.Where(o => (filter is null || filter == UdeskData.EveryOrganization) && (string.IsNullOrEmpty(query) || o.Name.Contains(query, StringComparison.OrdinalIgnoreCase))).ToList();
        var (rows, meta) = PageOf(c, found, "per_page", 20, 100);
        return Page("organizations", rows.Select(Organization), meta);
    }

    /// <summary>Page of 2017, client [2]: by id, name or token; only here with the number of customers.</summary>
    private Reply GetOrganization(Context c)
    {
        var (type, content) = (c.Query.RequiredText("type"), c.Query.RequiredText("content"));
        Func<UdeskOrganization, bool> matches = type switch
        {
            "id" => o => UdeskFields.ToInt(content) == o.Id,
            "name" => o => o.Name == content,
            "token" => o => o.Token == content,
            _ => throw c.Query.Wrong("type", "must be id, name or token"),
        };
        var found = Data.Organizations.Values.FirstOrDefault(matches) ?? throw Fail(2005, "organization not found");
        var row = Organization(found);
        row["customer_count"] = Data.Customers.Values.Count(x => x.OrganizationId == found.Id);
        return Ok(new JObject { ["message"] = "success", ["organization"] = row });
    }

    private static JObject Organization(UdeskOrganization organization) => new()
    {
        ["id"] = organization.Id,
        ["name"] = organization.Name,
        ["domains"] = organization.Domains,
        ["level"] = organization.Level,
        ["custom_fields"] = organization.CustomFields.DeepClone(),
        ["description"] = organization.Description,
        ["token"] = organization.Token,
    };
}
