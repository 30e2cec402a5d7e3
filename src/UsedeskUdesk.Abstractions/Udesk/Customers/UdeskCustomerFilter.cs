namespace UsedeskUdesk;

/// <summary>A filter of customers.</summary>
public sealed class UdeskCustomerFilter : ApiObject
{
    /// <summary>The filter's ID.</summary>
    [WireName("id")]
    public long FilterId { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Whether it is in use.</summary>
    [WireName("active")]
    public bool? IsActive { get; set; }
}
