using System;

namespace UsedeskUdesk.Binding;

/// <summary>Marks a parameter that names the item which a cmdlet changes: the one thing that an object of a service lends to an Update cmdlet.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemKeyAttribute : Attribute
{
}
