using System;

namespace UsedeskUdesk;

/// <summary>The type of a custom field. Numbers without a name here are kept.</summary>
public enum UsedeskTicketFieldType
{
    /// <summary>Text of at most 255 characters.</summary>
    Text = 1,

    /// <summary>One option of a list; the value is the option's ID.</summary>
    List = 2,

    /// <summary>true or false.</summary>
    Checkbox = 3,

    /// <summary>One level of a nested list; the value is the option's text.</summary>
    NestedList = 4,
}
