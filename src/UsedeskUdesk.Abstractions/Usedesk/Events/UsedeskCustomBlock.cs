namespace UsedeskUdesk;

/// <summary>A dynamic block beside a ticket. Its secret key is never kept.</summary>
public sealed class UsedeskCustomBlock : ApiObject
{
    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>The address that it asks.</summary>
    public string? Url { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Url ?? string.Empty;
}
