using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What names a customer: the type and the content that Udesk looks for.</summary>
public sealed class UdeskCustomerKey
{
    private UdeskCustomerKey(string type, string content)
    {
        Type = type;
        Content = content;
    }

    /// <summary>id, email, cellphone, token, weixin_open_id or weibo_id.</summary>
    public string Type { get; }

    /// <summary>What to look for.</summary>
    public string Content { get; }

    /// <summary>By Udesk's number.</summary>
    public static UdeskCustomerKey ById(long id) => new("id", id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>By one of the customer's e-mails.</summary>
    public static UdeskCustomerKey ByEmail(string email) => new("email", email);

    /// <summary>By one of the customer's phone numbers.</summary>
    public static UdeskCustomerKey ByCellPhone(string number) => new("cellphone", number);

    /// <summary>By the token that your side gave the customer (open_api_token).</summary>
    public static UdeskCustomerKey ByToken(string token) => new("token", token);

    /// <summary>By the number within WeChat.</summary>
    public static UdeskCustomerKey ByWeixinOpenId(string id) => new("weixin_open_id", id);

    /// <summary>By the number within Weibo.</summary>
    public static UdeskCustomerKey ByWeiboId(string id) => new("weibo_id", id);

    /// <inheritdoc/>
    public override string ToString() => $"customer with {Type} {Content}";
}
