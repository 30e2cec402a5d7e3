namespace UsedeskUdesk;

/// <summary>Asks whether a customer talks or waits (GET /im/customer_status). The first of the tokens that has a value counts.</summary>
public sealed class GetCustomerStatusRequest : UdeskRequest<UdeskCustomerStatus>
{
    /// <summary>The token that your side gave the customer.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The token of a web visitor.</summary>
    public string? WebToken { get; set; }

    /// <summary>The token of an SDK's user.</summary>
    public string? SdkToken { get; set; }

    /// <summary>One of several sessions of a web visitor.</summary>
    public string? SessionKey { get; set; }
}
