using System;

namespace UsedeskUdesk;

/// <summary>A group of agents.</summary>
public sealed class UdeskUserGroup : ApiObject
{
    /// <summary>The group's ID.</summary>
    [WireName("id")]
    public long GroupId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Its agents, with ID and name.</summary>
    [WireName("agents")]
    public ItemList<UdeskAgent> Agent { get; set; } = Array.Empty<UdeskAgent>();

    /// <inheritdoc/>
    public override string ToString() => Name ?? string.Empty;
}
