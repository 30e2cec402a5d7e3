using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A card with buttons, shown in a web or app session.</summary>
public sealed class UdeskStructuredMessage
{
    /// <summary>The title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>The text.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>The address of a picture.</summary>
    public Uri? ImageUri { get; set; }

    /// <summary>The buttons; at least one.</summary>
    public ItemList<UdeskStructuredMessageButton> Button { get; set; } = Array.Empty<UdeskStructuredMessageButton>();
}
