using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

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
