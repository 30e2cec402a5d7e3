namespace UsedeskUdesk;

/// <summary>An organization was made, changed or deleted.</summary>
public sealed class UdeskOrganizationEvent : UdeskWebhookEvent
{
    /// <summary>The organization's number.</summary>
    public long? OrganizationId => Id;

    /// <summary>Its name, where the event carries it.</summary>
    public string? Name { get; set; }
}
