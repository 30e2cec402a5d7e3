using System;
namespace UsedeskUdesk;

/// <summary>A group of agents.</summary>
public sealed class UsedeskGroup : ApiObject
{
    /// <summary>The group's ID.</summary>
    [WireName("id")]
    public long GroupId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The agents; empty if the group is part of an agent.</summary>
    public ItemList<UsedeskUser> Users { get; set; } = Array.Empty<UsedeskUser>();

    /// <inheritdoc/>
    public override string ToString() => Name ?? GroupId.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
