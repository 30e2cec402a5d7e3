using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>
/// Customers, with the traps of the real update call. Pages of now and 2017, live clients [2]: pairs of id and value for phones and e-mails, tags
/// and other_emails beside the customer, is_blocked within. Level, owners and organizations must exist [?]; so must what an id names [?].
/// </summary>
internal sealed partial class UdeskService
{
    private Reply CreateCustomer(Context c)
    {
        var customer = new UdeskCustomer { Id = Data.NextId(), CreatedThroughApi = true, CreatedAt = state.Now };
        Apply(customer, c.Body, creating: true);
        Data.Add(customer);
        return Show(customer);
    }

    private Reply GetCustomer(Context c) => Show(FindCustomer(c));

    private Reply UpdateCustomer(Context c)
    {
        var customer = FindCustomer(c);
        Apply(customer, c.Body, creating: false);
        return Show(customer);
    }

    private Reply DestroyCustomer(Context c)
    {
        var customer = FindCustomer(c);
        Data.Customers.Remove(customer.Id);
        if (customer.OpenApiToken is not null)
        {
            Data.ByToken.Remove(customer.OpenApiToken);
        }

        Data.Queue.RemoveAll(q => q.CustomerId == customer.Id);
        foreach (var session in Data.Sessions.Values.Where(s => s.IsOpen && s.CustomerId == customer.Id))
        {
            Data.Close(session, state.Now);
        }

        // Page of 2017, client [2].
        return Ok(new JObject { ["customer_id"] = customer.Id });
    }

    /// <summary>Pages [2]: these six types.</summary>
    private UdeskCustomer FindCustomer(Context c)
    {
        var (type, content) = (c.Query.RequiredText("type"), c.Query.RequiredText("content"));
        Func<UdeskCustomer, bool> matches = type switch
        {
            "id" => UdeskFields.ToInt(content) is { } id ? x => x.Id == id : throw c.Query.Wrong("content", "must be an id"),
            "email" => x => string.Equals(x.Email, content, StringComparison.OrdinalIgnoreCase) || x.OtherEmails.Any(e => string.Equals(e.Content, content, StringComparison.OrdinalIgnoreCase)),
            "cellphone" => x => x.Cellphones.Any(p => p.Content == content),
            "token" => x => x.OpenApiToken == content,
            "weixin_open_id" => x => x.WeixinOpenId == content,
            "weibo_id" => x => x.WeiboId == content,
            _ => throw c.Query.Wrong("type", "is unknown"),
        };
        return Data.Customers.Values.FirstOrDefault(matches) ?? throw Fail(2005, "customer not found");
    }

    /// <summary>Checks everything before it changes anything, so that a refused call leaves no trace.</summary>
    private void Apply(UdeskCustomer customer, JObject body, bool creating)
    {
        var outer = new UdeskFields(body);
        var sent = creating || outer.Has("customer") ? outer.RequiredObject("customer") : [];
        if (creating && sent.Count == 0)
        {
            throw outer.Missing("customer");
        }

        var fields = new UdeskFields(sent);
        var email = fields.Text("email");
        if (email is { Length: > 0 })
        {
            CheckEmail(email, customer);
        }

        var token = fields.Text("open_api_token");
        if (token is not null && Data.ByToken.TryGetValue(token, out var owner) && owner != customer)
        {
            throw fields.Wrong("open_api_token", "is taken");
        }

        var level = fields.Text("level");
        if (level is not (null or "normal" or "vip"))
        {
            throw fields.Wrong("level", "must be normal or vip");
        }

        var (ownerId, ownerGroup, organization) = (fields.Int("owner_id"), fields.Int("owner_group_id"), fields.Int("organization_id"));
        if ((ownerId is { } agent && !Data.Agents.ContainsKey(agent)) || (ownerGroup is { } group && !Data.Groups.ContainsKey(group)) || (organization is { } org && !Data.Organizations.ContainsKey(org)))
        {
            throw fields.Wrong("owner_id, owner_group_id or organization_id", "is unknown");
        }

        var custom = fields.Has("custom_fields") ? fields.RequiredObject("custom_fields") : null;
        var (nick, description) = (fields.Text("nick_name"), fields.Text("description"));
        var blocked = fields.Token("is_blocked");
        if (blocked is { Type: not JTokenType.Boolean } && blocked.ToString() is not ("true" or "false" or "0" or "1"))
        {
            throw fields.Wrong("is_blocked", "must be true or false");
        }

        var tags = outer.Text("tags");
        var phones = fields.Has("cellphones") ? Phones(customer, fields) : null;
        var emails = outer.Has("other_emails") ? Emails(customer, outer) : null;

        customer.Email = email is null ? customer.Email : email.Length == 0 ? null : email;
        customer.NickName = nick ?? (customer.NickName.Length > 0 ? customer.NickName : email ?? $"Customer {customer.Id}");
        customer.Description = description ?? customer.Description;
        customer.Level = level ?? customer.Level;
        (customer.OwnerId, customer.OwnerGroupId, customer.OrganizationId) = (ownerId ?? customer.OwnerId, ownerGroup ?? customer.OwnerGroupId, organization ?? customer.OrganizationId);
        customer.Tags = tags ?? customer.Tags;
        customer.IsBlocked = blocked is null ? customer.IsBlocked : blocked.ToString() is "True" or "true" or "1";
        customer.UpdatedAt = state.Now;
        custom?.Properties().ToList().ForEach(p => customer.CustomFields[p.Name] = p.Value.DeepClone());
        if (token is { Length: > 0 })
        {
            if (customer.OpenApiToken is not null)
            {
                Data.ByToken.Remove(customer.OpenApiToken);
            }

            Data.ByToken[customer.OpenApiToken = token] = customer;
        }

        Replace(customer.Cellphones, phones ?? [.. customer.Cellphones]);

        // Pages, live clients [2]: e-mails that are not named again are gone; that naming none loses them all is the stricter reading [?].
        Replace(customer.OtherEmails, emails ?? []);
    }

    private static void Replace(List<ContactValue> list, List<ContactValue> values)
    {
        list.Clear();
        list.AddRange(values);
    }

    private static IEnumerable<(long? Id, string? Value)> Pairs(UdeskFields fields, string name) => fields.RequiredArray(name).Select(item =>
        item is JArray { Count: 2 } pair
        && (pair[0].Type == JTokenType.Null || UdeskFields.ToInt(pair[0]) is not null)
        && pair[1].Type is JTokenType.String or JTokenType.Null
            ? (pair[0].Type == JTokenType.Null ? null : UdeskFields.ToInt(pair[0]), (string?)pair[1])
            : throw fields.Wrong(name, "must hold pairs of an id or null and a value"));

    private List<ContactValue> Phones(UdeskCustomer customer, UdeskFields fields)
    {
        var phones = customer.Cellphones.Select(p => new ContactValue { Id = p.Id, Content = p.Content }).ToList();
        foreach (var (id, value) in Pairs(fields, "cellphones"))
        {
            var known = id is null ? null : phones.Find(p => p.Id == id) ?? throw fields.Wrong("cellphones", $"has no id {id}");
            if (string.IsNullOrEmpty(value))
            {
                phones.Remove(known ?? throw fields.Wrong("cellphones", "holds an empty number"));
                continue;
            }

            if (phones.Exists(p => p.Content == value && p != known) || Data.Customers.Values.Any(x => x != customer && x.Cellphones.Exists(p => p.Content == value)))
            {
                throw fields.Wrong("cellphones", $"{value} is taken");
            }

            if (known is null)
            {
                phones.Add(new ContactValue { Id = Data.NextId(), Content = value });
            }
            else
            {
                known.Content = value;
            }
        }

        return phones;
    }

    private List<ContactValue> Emails(UdeskCustomer customer, UdeskFields fields)
    {
        var emails = new List<ContactValue>();
        foreach (var (id, value) in Pairs(fields, "other_emails"))
        {
            var known = id is null
                ? customer.OtherEmails.Find(e => string.Equals(e.Content, value, StringComparison.OrdinalIgnoreCase))
                : customer.OtherEmails.Find(e => e.Id == id) ?? throw fields.Wrong("other_emails", $"has no id {id}");
            if (!string.IsNullOrEmpty(value))
            {
                CheckEmail(value, customer);
                emails.Add(new ContactValue { Id = known?.Id ?? Data.NextId(), Content = value });
            }
        }

        return emails;
    }

    private void CheckEmail(string email, UdeskCustomer customer)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at == email.Length - 1 || email.Any(char.IsWhiteSpace))
        {
            throw Fail(2005, $"{email} is no e-mail address");
        }

        if (Data.Customers.Values.Any(x => x != customer && (string.Equals(x.Email, email, StringComparison.OrdinalIgnoreCase) || x.OtherEmails.Exists(e => string.Equals(e.Content, email, StringComparison.OrdinalIgnoreCase)))))
        {
            throw Fail(2005, $"{email} is taken");
        }
    }

    private Reply Show(UdeskCustomer customer) => Ok(new JObject { ["message"] = "success", ["customer"] = CustomerRow(customer) });

    private JObject CustomerRow(UdeskCustomer customer)
    {
        var row = new JObject
        {
            ["id"] = customer.Id,
            ["nick_name"] = customer.NickName,
            ["level"] = customer.Level,
            ["description"] = customer.Description,
            ["owner_id"] = customer.OwnerId,
            ["owner_group_id"] = customer.OwnerGroupId,
            ["custom_fields"] = customer.CustomFields.DeepClone(),
            ["open_api_token"] = customer.OpenApiToken,
            ["web_token"] = customer.WebToken,
            ["sdk_token"] = customer.SdkToken,
            ["is_blocked"] = customer.IsBlocked,
            ["source_channel"] = customer.SourceChannel,
            ["created_at"] = BeijingIso(customer.CreatedAt),
            ["updated_at"] = BeijingIso(customer.UpdatedAt),
        };
        CustomerForm.Of(customer).Write(row, customer, customer.OrganizationId is { } organization ? Data.Organizations[organization] : null);
        return row;
    }
}
