namespace UsedeskUdesk;

/// <summary>Gets one custom field by its name (GET /custom_fields/{field_name}).</summary>
public sealed class GetCustomFieldRequest : UdeskRequest<UdeskCustomField>
{
    /// <summary>The name, such as TextField_1; required.</summary>
    public string FieldName { get; set; } = string.Empty;
}
