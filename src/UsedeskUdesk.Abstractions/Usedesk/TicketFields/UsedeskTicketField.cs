using System;

namespace UsedeskUdesk;

/// <summary>A custom field of tickets.</summary>
public sealed class UsedeskTicketField : ApiObject
{
    /// <summary>The field's ID.</summary>
    [WireName("id")]
    public long FieldId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The type.</summary>
    public UsedeskTicketFieldType? Type { get; set; }

    /// <summary>Whether agents must fill it in.</summary>
    public bool? Required { get; set; }

    /// <summary>Whether it is in use.</summary>
    public bool? Active { get; set; }

    /// <summary>Whether it is hidden.</summary>
    public bool? Hidden { get; set; }

    /// <summary>Nested lists: the ID of the parent level; null at the top.</summary>
    public long? ParentFieldId { get; set; }

    /// <summary>The options to choose from.</summary>
    public ItemList<UsedeskTicketFieldOption> Option { get; set; } = Array.Empty<UsedeskTicketFieldOption>();

    /// <inheritdoc/>
    public override string ToString() => $"{FieldId} {Name}";
}
