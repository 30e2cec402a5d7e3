using System;

namespace UsedeskUdesk;

/// <summary>The custom fields of tickets (ticket/fields).</summary>
public sealed class GetTicketFieldsRequest : ApiRequest<UsedeskTicketField[]>
{
}

/// <summary>What a custom field holds. Numbers that have no name here are kept as they are.</summary>
public enum UsedeskTicketFieldType
{
    /// <summary>Text of at most 255 characters.</summary>
    Text = 1,

    /// <summary>One of a list; its value is the option's number.</summary>
    List = 2,

    /// <summary>true or false.</summary>
    Checkbox = 3,

    /// <summary>One level of a nested list; its value is the option's text.</summary>
    NestedList = 4,
}

/// <summary>A custom field of tickets.</summary>
public sealed class UsedeskTicketField : ApiObject
{
    /// <summary>Its number.</summary>
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

/// <summary>One choice of a custom field.</summary>
public sealed class UsedeskTicketFieldOption : ApiObject
{
    /// <summary>Its number, which is the value of a list.</summary>
    public long OptionId { get; set; }

    /// <summary>Its text, which is the value of a nested list.</summary>
    public string? Value { get; set; }

    /// <summary>Nested lists: the option of the level above under which it stands.</summary>
    public long? ParentOptionId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
