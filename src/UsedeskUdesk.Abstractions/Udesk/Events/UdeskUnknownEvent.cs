namespace UsedeskUdesk;

/// <summary>A body of a form that this version does not know. AdditionalProperties hold all of it.</summary>
public sealed class UdeskUnknownEvent : UdeskEvent
{
}
