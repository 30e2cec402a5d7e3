namespace UsedeskUdesk;

/// <summary>Lists organizations (GET /organizations), page by page.</summary>
public sealed class ListOrganizationsRequest : UdeskPageRequest<UdeskOrganization>
{
    /// <summary>The ID of a filter. Null lists all.</summary>
    public long? FilterId { get; set; }

    /// <summary>Text to look for. Where the service looks is not documented.</summary>
    public string? Query { get; set; }
}
