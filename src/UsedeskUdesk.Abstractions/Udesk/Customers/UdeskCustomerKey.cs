using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Identifies a customer: the kind of value and the value that Udesk looks for.</summary>
public sealed class UdeskCustomerKey
{
    private UdeskCustomerKey(string type, string content)
    {
        Type = type;
        Content = content;
    }

    /// <summary>The kind of value: id, email, cellphone, token, weixin_open_id or weibo_id.</summary>
    public string Type { get; }

    /// <summary>The value to look for.</summary>
    public string Content { get; }

    /// <summary>By the customer's ID in Udesk.</summary>
    public static UdeskCustomerKey ById(long id) => new("id", id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>By one of the customer's e-mails.</summary>
    public static UdeskCustomerKey ByEmail(string email) => new("email", email);

    /// <summary>By one of the customer's phone numbers.</summary>
    public static UdeskCustomerKey ByCellPhone(string number) => new("cellphone", number);

    /// <summary>By the customer's token in your own system (open_api_token).</summary>
    public static UdeskCustomerKey ByToken(string token) => new("token", token);

    /// <summary>By the ID in WeChat.</summary>
    public static UdeskCustomerKey ByWeixinOpenId(string id) => new("weixin_open_id", id);

    /// <summary>By the ID in Weibo.</summary>
    public static UdeskCustomerKey ByWeiboId(string id) => new("weibo_id", id);

    /// <inheritdoc/>
    public override string ToString() => $"customer with {Type} {Content}";
}
