using System;

namespace UsedeskUdesk.Binding;

/// <summary>Marks a parameter that takes no value from an object of a service. Those of Update cmdlets need no mark.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotFromAnswerAttribute : Attribute
{
}
