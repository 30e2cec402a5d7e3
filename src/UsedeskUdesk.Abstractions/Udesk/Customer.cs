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

/// <summary>A phone number or an e-mail address, and the number under which Udesk changes it.</summary>
public sealed class UdeskContact
{
    /// <summary>Makes one; without a number it is one that Udesk does not have yet.</summary>
    public UdeskContact(long? id, string? content)
    {
        Id = id;
        Content = content;
    }

    /// <summary>Udesk's number for it; null adds it.</summary>
    public long? Id { get; }

    /// <summary>The phone number or address; null removes a phone number.</summary>
    public string? Content { get; }

    /// <inheritdoc/>
    public override string ToString() => Content ?? string.Empty;
}

/// <summary>What a customer is to hold. Null leaves a value as it is.</summary>
public sealed class UdeskCustomerValues
{
    /// <summary>The token that later calls name customer_token (open_api_token).</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The name.</summary>
    public string? NickName { get; set; }

    /// <summary>The main e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>All further e-mails. Udesk deletes those that an update leaves out.</summary>
    public IReadOnlyList<UdeskContact>? OtherEmails { get; set; }

    /// <summary>Phone numbers to add, to change or to remove.</summary>
    public IReadOnlyList<UdeskContact>? CellPhones { get; set; }

    /// <summary>A text about the customer.</summary>
    public string? Description { get; set; }

    /// <summary>normal or vip.</summary>
    public string? Level { get; set; }

    /// <summary>The tags, all of them.</summary>
    public IReadOnlyList<string>? Tags { get; set; }

    /// <summary>The customer's organization.</summary>
    public long? OrganizationId { get; set; }

    /// <summary>The agent who looks after the customer.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The group that looks after the customer.</summary>
    public long? OwnerGroupId { get; set; }

    /// <summary>Custom fields under Udesk's names, such as TextField_1.</summary>
    public IDictionary? CustomFields { get; set; }

    /// <summary>Whether the customer is blocked; updates only.</summary>
    public bool? IsBlocked { get; set; }

    /// <summary>Whether anything at all is given.</summary>
    public bool IsEmpty => CustomerToken is null && NickName is null && Email is null && OtherEmails is null && CellPhones is null && Description is null
        && Level is null && Tags is null && OrganizationId is null && OwnerId is null && OwnerGroupId is null && CustomFields is null && IsBlocked is null;
}

/// <summary>Makes a customer (POST /customers).</summary>
public sealed class CreateCustomerRequest : ApiRequest<UdeskCustomer>
{
    /// <summary>What it holds; at least one value.</summary>
    public UdeskCustomerValues Values { get; set; } = new();
}

/// <summary>Asks for a customer (GET /customers/get_customer). Unknown ones are error 2005.</summary>
public sealed class GetCustomerRequest : ApiRequest<UdeskCustomer>
{
    /// <summary>Makes the request.</summary>
    public GetCustomerRequest(UdeskCustomerKey key) => Key = key;

    /// <summary>Which one.</summary>
    public UdeskCustomerKey Key { get; }
}

/// <summary>
/// Changes a customer (PUT /customers/update_customer) as the service takes it: e-mails that are left out are deleted.
/// <see cref="CustomerUpdate"/> is the way that loses none.
/// </summary>
public sealed class UpdateCustomerRequest : ApiRequest<UdeskCustomer>
{
    /// <summary>Makes the request.</summary>
    public UpdateCustomerRequest(UdeskCustomerKey key) => Key = key;

    /// <summary>Which one.</summary>
    public UdeskCustomerKey Key { get; }

    /// <summary>What to change.</summary>
    public UdeskCustomerValues Values { get; set; } = new();
}

/// <summary>Deletes a customer (DELETE /customers/destroy_customer).</summary>
public sealed class DeleteCustomerRequest : ApiRequest<Acknowledgement>
{
    /// <summary>Makes the request.</summary>
    public DeleteCustomerRequest(UdeskCustomerKey key) => Key = key;

    /// <summary>Which one.</summary>
    public UdeskCustomerKey Key { get; }
}

/// <summary>A customer.</summary>
public sealed class UdeskCustomer : ApiObject
{
    /// <summary>Udesk's number.</summary>
    public long? Id { get; set; }

    /// <summary>The same under the name that other calls give it.</summary>
    public long? CustomerId => Id;

    /// <summary>The token that your side gave the customer (open_api_token).</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The name.</summary>
    public string? NickName { get; set; }

    /// <summary>The main e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>All further e-mails.</summary>
    public IReadOnlyList<string> OtherEmail { get; set; } = Array.Empty<string>();

    /// <summary>The phone numbers.</summary>
    public IReadOnlyList<string> CellPhone { get; set; } = Array.Empty<string>();

    /// <summary>normal or vip.</summary>
    public string? Level { get; set; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tag { get; set; } = Array.Empty<string>();

    /// <summary>A text about the customer.</summary>
    public string? Description { get; set; }

    /// <summary>The customer's organization.</summary>
    public long? OrganizationId { get; set; }

    /// <summary>The agent who looks after the customer.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The group that looks after the customer.</summary>
    public long? OwnerGroupId { get; set; }

    /// <summary>Custom fields under Udesk's names.</summary>
    public IDictionary<string, object?>? CustomField { get; set; }

    /// <summary>Whether the customer is blocked.</summary>
    public bool? IsBlocked { get; set; }

    /// <summary>The token of the web page's visitor.</summary>
    public string? WebToken { get; set; }

    /// <summary>The token of the app's user.</summary>
    public string? SdkToken { get; set; }

    /// <summary>The number within WeChat.</summary>
    public string? WeixinOpenId { get; set; }

    /// <summary>The number within Weibo.</summary>
    public string? WeiboId { get; set; }

    /// <summary>Where the customer first came from.</summary>
    public string? SourceChannel { get; set; }

    /// <summary>When Udesk first knew the customer.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the customer was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The further e-mails with their numbers.</summary>
    public IReadOnlyList<UdeskContact> OtherEmailContacts { get; set; } = Array.Empty<UdeskContact>();

    /// <summary>The phone numbers with their numbers.</summary>
    public IReadOnlyList<UdeskContact> CellPhoneContacts { get; set; } = Array.Empty<UdeskContact>();
}
