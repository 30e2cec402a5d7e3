using System;

namespace UsedeskUdesk;

/// <summary>An option of a custom field.</summary>
public sealed class UdeskCustomFieldOption : ApiObject
{
    /// <summary>The text that people see.</summary>
    public string? Title { get; set; }

    /// <summary>The value that is sent.</summary>
    public string? Value { get; set; }

    /// <summary>Whether it is chosen at first.</summary>
    [WireName("default")]
    public bool? IsDefault { get; set; }

    /// <summary>Whether it is hidden.</summary>
    [WireName("is_hide")]
    public bool? IsHidden { get; set; }

    /// <summary>The options below it, in a cascade.</summary>
    [WireName("subs")]
    public ItemList<UdeskCustomFieldOption> Sub { get; set; } = Array.Empty<UdeskCustomFieldOption>();

    /// <inheritdoc/>
    public override string ToString() => Title ?? Value ?? string.Empty;
}
