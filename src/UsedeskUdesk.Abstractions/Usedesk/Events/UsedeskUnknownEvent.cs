namespace UsedeskUdesk;

/// <summary>A body of a form that this version does not know. AdditionalProperties hold all of it but its secrets.</summary>
public sealed class UsedeskUnknownEvent : UsedeskEvent
{
}
