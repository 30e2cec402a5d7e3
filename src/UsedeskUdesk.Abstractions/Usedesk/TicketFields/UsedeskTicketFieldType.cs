using System;

namespace UsedeskUdesk;

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
