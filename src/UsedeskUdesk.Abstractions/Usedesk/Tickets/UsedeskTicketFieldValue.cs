using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>A custom field's value on a ticket.</summary>
public sealed class UsedeskTicketFieldValue : ApiObject
{
    /// <summary>The field's ID.</summary>
    public long FieldId { get; set; }

    /// <summary>The field's name.</summary>
    public string? Name { get; set; }

    /// <summary>The field's type.</summary>
    public UsedeskTicketFieldType? Type { get; set; }

    /// <summary>The value: text, an option's ID, true or false, or a nested list's text.</summary>
    public string? Value { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name ?? FieldId.ToString(System.Globalization.CultureInfo.InvariantCulture)}={Value}";
}
