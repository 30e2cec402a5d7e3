using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>
/// How one customer's contacts are written. Page of 2017, live clients [2]: tenants write them in several ways. Which customer gets which here depends
/// on the number alone, so that no code grows used to one: its remainder by six picks the row below.
/// </summary>
internal sealed record CustomerForm(bool EmailsArray, bool EmailsText, bool FlatEmails, bool PlainPhones, bool TextIds, bool NumberPhones, bool OrganizationObject, bool ChannelLists)
{
    private static readonly CustomerForm[] Forms =
    [
        new(EmailsArray: true, EmailsText: false, FlatEmails: true, PlainPhones: true, TextIds: false, NumberPhones: false, OrganizationObject: true, ChannelLists: true),
        new(EmailsArray: false, EmailsText: false, FlatEmails: false, PlainPhones: false, TextIds: true, NumberPhones: true, OrganizationObject: false, ChannelLists: false),
        new(EmailsArray: false, EmailsText: true, FlatEmails: true, PlainPhones: false, TextIds: true, NumberPhones: false, OrganizationObject: true, ChannelLists: true),
        new(EmailsArray: true, EmailsText: false, FlatEmails: false, PlainPhones: true, TextIds: false, NumberPhones: false, OrganizationObject: false, ChannelLists: false),
        new(EmailsArray: false, EmailsText: false, FlatEmails: true, PlainPhones: false, TextIds: false, NumberPhones: true, OrganizationObject: true, ChannelLists: true),
        new(EmailsArray: false, EmailsText: false, FlatEmails: false, PlainPhones: false, TextIds: false, NumberPhones: false, OrganizationObject: false, ChannelLists: false),
    ];

    public static CustomerForm Of(UdeskCustomer customer) => Forms[customer.Id % Forms.Length];

    public void Write(JObject row, UdeskCustomer customer, UdeskOrganization? organization)
    {
        if (EmailsArray)
        {
            row["emails"] = customer.Email is null ? [] : new JArray(customer.Email);
        }
        else
        {
            row[EmailsText ? "emails" : "email"] = customer.Email;
        }

        row["other_emails"] = FlatEmails
            ? new JArray(customer.OtherEmails.SelectMany(e => new[] { Id(e), e.Content }))
            : new JArray(customer.OtherEmails.Select(e => new JObject { ["id"] = Id(e), ["content"] = e.Content }));
        row["cellphones"] = PlainPhones
            ? new JArray(customer.Cellphones.Select(p => p.Content))
            : new JArray(customer.Cellphones.Select(p => new JObject { ["id"] = Id(p), ["content"] = NumberPhones && long.TryParse(p.Content, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : p.Content }));
        row["tags"] = new JArray(Tags(customer).Select((t, i) => new JObject { ["id"] = 800 + i, ["name"] = t, ["company_id"] = 1, ["taggings_count"] = 1 }));
        if (OrganizationObject)
        {
            row["organization"] = organization is null ? null : new JObject { ["id"] = organization.Id, ["name"] = organization.Name };
        }
        else
        {
            row["organization_id"] = customer.OrganizationId;
        }

        if (ChannelLists)
        {
            row["weixin"] = List(customer.WeixinOpenId);
            row["weibo"] = List(customer.WeiboId);
        }
        else
        {
            row[TextIds ? "wechat_id" : "weixin_id"] = customer.WeixinOpenId;
            row["weibo_id"] = customer.WeiboId;
        }
    }

    private static IEnumerable<string> Tags(UdeskCustomer customer) => customer.Tags.Split(',').Select(t => t.Trim()).Where(t => t.Length > 0);

    private static JArray List(string? id) => id is null ? [] : new JArray(new JObject { ["id"] = id, ["name"] = "Shop" });

    private JToken Id(ContactValue value) => TextIds ? value.Id.ToString(CultureInfo.InvariantCulture) : value.Id;
}
