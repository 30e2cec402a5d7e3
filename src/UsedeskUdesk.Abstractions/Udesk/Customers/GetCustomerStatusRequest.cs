namespace UsedeskUdesk;

/// <summary>Gets whether a customer is in a session or waiting (GET /im/customer_status). The first token that has a value counts.</summary>
public sealed class GetCustomerStatusRequest : UdeskRequest<UdeskCustomerStatus>
{
    /// <summary>The customer's token in your own system.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The token of a web visitor.</summary>
    public string? WebToken { get; set; }

    /// <summary>The token of an SDK user.</summary>
    public string? SdkToken { get; set; }

    /// <summary>The key of one of a web visitor's sessions.</summary>
    public string? SessionKey { get; set; }
}
