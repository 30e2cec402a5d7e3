using System;

namespace UsedeskUdesk;

/// <summary>An option of a custom field.</summary>
public sealed class UsedeskTicketFieldOption : ApiObject
{
    /// <summary>The ID, which is the value in a list.</summary>
    [WireName("id")]
    public long OptionId { get; set; }

    /// <summary>The text, which is the value in a nested list.</summary>
    public string? Value { get; set; }

    /// <summary>Nested lists: the ID of the parent option; the first one where there are several.</summary>
    public long? ParentOptionId => ParentOptionIds.Length > 0 ? ParentOptionIds[0] : null;

    /// <summary>Nested lists: the IDs of all parent options.</summary>
    public ItemList<long> ParentOptionIds { get; set; } = Array.Empty<long>();

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
