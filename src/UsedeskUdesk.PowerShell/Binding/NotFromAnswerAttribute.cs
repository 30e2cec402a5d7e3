using System;

namespace UsedeskUdesk.Binding;

/// <summary>Marks a parameter that takes no value from an object of a service. It is for New cmdlets: in the others that change something each parameter without <see cref="ItemKeyAttribute"/> is such.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotFromAnswerAttribute : Attribute
{
}
