namespace UsedeskUdesk;

/// <summary>Gets the custom fields of tickets, customers or organizations (GET /custom_fields).</summary>
public sealed class GetCustomFieldsRequest : UdeskRequest<UdeskCustomField[]>
{
    /// <summary>What they belong to: one of <see cref="UdeskFieldCategory"/>; ticket when null.</summary>
    public string? Category { get; set; }
}
