namespace UsedeskUdesk;

/// <summary>An entry of a client's web sites, as it is read and as it is sent.</summary>
public sealed class UsedeskSite : ApiObject
{
    /// <summary>The entry's ID; null for a new one. A request with an ID changes that entry; an ID that is not known does nothing.</summary>
    [WireName("id")]
    public long? SiteId { get; set; }

    /// <summary>The address. Empty in a request with an ID, it deletes the entry.</summary>
    public string? Url { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Url ?? string.Empty;
}
