namespace UsedeskUdesk;

/// <summary>Gets one organization (GET /organizations/show_org), by the first of its properties that has a value.</summary>
public sealed class GetOrganizationRequest : UdeskRequest<UdeskOrganization>
{
    /// <summary>The organization's ID in Udesk.</summary>
    public long? OrganizationId { get; set; }

    /// <summary>The whole name.</summary>
    public string? Name { get; set; }

    /// <summary>The organization's token in your own system.</summary>
    public string? OrganizationToken { get; set; }
}
