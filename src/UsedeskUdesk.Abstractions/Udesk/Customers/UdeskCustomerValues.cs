using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A customer's values. Null leaves a value unchanged.</summary>
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

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>The level: one of <see cref="UdeskCustomerLevel"/>, or another word.</summary>
    public string? Level { get; set; }

    /// <summary>All tags; those that are left out are removed.</summary>
    public IReadOnlyList<string>? Tags { get; set; }

    /// <summary>The ID of the customer's organization.</summary>
    public long? OrganizationId { get; set; }

    /// <summary>The ID of the agent who owns the customer.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The ID of the group that owns the customer.</summary>
    public long? OwnerGroupId { get; set; }

    /// <summary>Custom fields under Udesk's names, such as TextField_1.</summary>
    public IDictionary? CustomFields { get; set; }

    /// <summary>Whether the customer is blocked; updates only.</summary>
    public bool? IsBlocked { get; set; }

    /// <summary>True if no value is given.</summary>
    public bool IsEmpty => CustomerToken is null && NickName is null && Email is null && OtherEmails is null && CellPhones is null && Description is null
        && Level is null && Tags is null && OrganizationId is null && OwnerId is null && OwnerGroupId is null && CustomFields is null && IsBlocked is null;
}
