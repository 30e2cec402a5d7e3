using System;

namespace UsedeskUdesk;

/// <summary>
/// A property that says what happened, under a name that means something else elsewhere: the ID of whatever an event is about, the agent who
/// did it. It must not become the parameter of a cmdlet to which the object is piped.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotLentAttribute : Attribute
{
}
