using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A customer.</summary>
public sealed class UdeskCustomer : ApiObject
{
    private IReadOnlyList<UdeskContact>? _otherEmailContacts;
    private IReadOnlyList<UdeskContact>? _cellPhoneContacts;

    /// <summary>The customer's ID in Udesk.</summary>
    public long? Id { get; set; }

    /// <summary>The same as <see cref="Id"/>, under the name that other calls use.</summary>
    public long? CustomerId => Id;

    /// <summary>The customer's token in your own system (open_api_token).</summary>
    [WireName("open_api_token")]
    public string? CustomerToken { get; set; }

    /// <summary>The name.</summary>
    public string? NickName { get; set; }

    /// <summary>The main e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>All further e-mails.</summary>
    public ItemList<string> OtherEmail { get; set; } = Array.Empty<string>();

    /// <summary>The phone numbers.</summary>
    public ItemList<string> CellPhone { get; set; } = Array.Empty<string>();

    /// <summary>The level: one of <see cref="UdeskCustomerLevel"/>, or another word.</summary>
    public string? Level { get; set; }

    /// <summary>The tags.</summary>
    public ItemList<string> Tag { get; set; } = Array.Empty<string>();

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>The ID of the customer's organization.</summary>
    public long? OrganizationId { get; set; }

    /// <summary>The name of the customer's organization, if the service sends it.</summary>
    public string? OrganizationName { get; set; }

    /// <summary>The ID of the agent who owns the customer.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The ID of the group that owns the customer.</summary>
    public long? OwnerGroupId { get; set; }

    /// <summary>Custom fields under Udesk's names.</summary>
    [WireName("custom_fields")]
    public IDictionary<string, object?>? CustomField { get; set; }

    /// <summary>Whether the customer is blocked.</summary>
    public bool? IsBlocked { get; set; }

    /// <summary>The token of the web page's visitor.</summary>
    public string? WebToken { get; set; }

    /// <summary>The token of the app's user.</summary>
    public string? SdkToken { get; set; }

    /// <summary>The ID in WeChat.</summary>
    public string? WeixinOpenId { get; set; }

    /// <summary>The ID in Weibo.</summary>
    public string? WeiboId { get; set; }

    /// <summary>Where the customer first came from.</summary>
    public string? SourceChannel { get; set; }

    /// <summary>When the customer was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the customer was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The further e-mails with their IDs; null where the service sent the e-mails in a form that is not known for certain, or not at all.</summary>
    public IReadOnlyList<UdeskContact>? OtherEmailContacts
    {
        get => _otherEmailContacts;
        set => _otherEmailContacts = AsList(value);
    }

    /// <summary>The phone numbers with their IDs; null where the service sent them in a form that is not known for certain, or not at all.</summary>
    public IReadOnlyList<UdeskContact>? CellPhoneContacts
    {
        get => _cellPhoneContacts;
        set => _cellPhoneContacts = AsList(value);
    }

    /// <summary>As a cell of a CSV file an array would be the name of its type.</summary>
    private static IReadOnlyList<UdeskContact>? AsList(IReadOnlyList<UdeskContact>? contacts) => contacts is null ? null : contacts as ItemList<UdeskContact> ?? new ItemList<UdeskContact>(contacts);
}
