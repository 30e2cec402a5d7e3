using System;

namespace UsedeskUdesk;

/// <summary>A custom field of tickets, customers or organizations.</summary>
public sealed class UdeskCustomField : ApiObject
{
    /// <summary>The field's ID.</summary>
    [WireName("id")]
    public long FieldId { get; set; }

    /// <summary>The name under which values are sent, such as TextField_1.</summary>
    public string? FieldName { get; set; }

    /// <summary>The name that people see.</summary>
    public string? FieldLabel { get; set; }

    /// <summary>What it belongs to, if the request said so.</summary>
    public string? Category { get; set; }

    /// <summary>The kind of values, in the service's own word.</summary>
    public string? ContentType { get; set; }

    /// <summary>The options to choose from.</summary>
    [WireName("options")]
    public ItemList<UdeskCustomFieldOption> Option { get; set; } = Array.Empty<UdeskCustomFieldOption>();

    /// <summary>What customers may do with it, as a number of the service.</summary>
    public int? CustomerPermission { get; set; }

    /// <summary>What agents may do with it, as a number of the service.</summary>
    public int? AgentPermission { get; set; }

    /// <inheritdoc/>
    public override string ToString() => FieldLabel ?? FieldName ?? string.Empty;
}
