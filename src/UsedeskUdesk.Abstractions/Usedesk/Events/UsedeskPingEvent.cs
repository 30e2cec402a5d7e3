namespace UsedeskUdesk;

/// <summary>The probe that Usedesk sends when the address is set. It wants the answer 200.</summary>
public sealed class UsedeskPingEvent : UsedeskEvent
{
}
