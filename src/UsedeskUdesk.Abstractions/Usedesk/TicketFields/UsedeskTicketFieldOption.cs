using System;

namespace UsedeskUdesk;

/// <summary>One choice of a custom field.</summary>
public sealed class UsedeskTicketFieldOption : ApiObject
{
    /// <summary>Its number, which is the value of a list.</summary>
    [WireName("id")]
    public long OptionId { get; set; }

    /// <summary>Its text, which is the value of a nested list.</summary>
    public string? Value { get; set; }

    /// <summary>Nested lists: the option of the level above under which it stands.</summary>
    public long? ParentOptionId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
