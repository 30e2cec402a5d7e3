using System;

namespace UsedeskUdesk;

/// <summary>A template of notes.</summary>
public sealed class UdeskNoteTemplate : ApiObject
{
    /// <summary>The template's ID.</summary>
    [WireName("id")]
    public long TemplateId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>A description.</summary>
    [WireName("desc")]
    public string? Description { get; set; }

    /// <summary>im, call or ticket.</summary>
    public string? Category { get; set; }

    /// <summary>Its fields.</summary>
    [WireName("custom_fields")]
    public ItemList<UdeskNoteField> Field { get; set; } = Array.Empty<UdeskNoteField>();
}
