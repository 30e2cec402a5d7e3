using System;

namespace UsedeskUdesk;

/// <summary>A custom field of tickets.</summary>
public sealed class UsedeskTicketField : ApiObject
{
    /// <summary>Its number.</summary>
    [WireName("id")]
    public long FieldId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>What it holds.</summary>
    public UsedeskTicketFieldType? Type { get; set; }

    /// <summary>Whether agents must fill it in.</summary>
    public bool? Required { get; set; }

    /// <summary>Whether it is in use.</summary>
    public bool? Active { get; set; }

    /// <summary>Whether it is hidden.</summary>
    public bool? Hidden { get; set; }

    /// <summary>Nested lists: the level above; null at the top.</summary>
    public long? ParentFieldId { get; set; }

    /// <summary>What can be chosen.</summary>
    public UsedeskTicketFieldOption[] Option { get; set; } = Array.Empty<UsedeskTicketFieldOption>();

    /// <inheritdoc/>
    public override string ToString() => $"{FieldId} {Name}";
}
