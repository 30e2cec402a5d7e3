using System;

namespace UsedeskUdesk.Binding;

/// <summary>Marks a parameter that names the item which a cmdlet changes, or where it is to be found: all that an object of a service lends to a cmdlet other than a New one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemKeyAttribute : Attribute
{
}
