using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>An organization that customers belong to.</summary>
public sealed class UdeskOrganization : ApiObject
{
    /// <summary>The organization's ID.</summary>
    [WireName("id")]
    public long? OrganizationId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The domains of its e-mails.</summary>
    [WireName("domains")]
    public ItemList<string> Domain { get; set; } = Array.Empty<string>();

    /// <summary>The level: normal, vip, or another word.</summary>
    public string? Level { get; set; }

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>Custom fields under Udesk's names.</summary>
    [WireName("custom_fields")]
    public IDictionary<string, object?>? CustomField { get; set; }

    /// <summary>The organization's token in your own system.</summary>
    [WireName("token")]
    public string? OrganizationToken { get; set; }

    /// <summary>The number of its customers; only where one organization is asked for.</summary>
    public long? CustomerCount { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? string.Empty;
}
