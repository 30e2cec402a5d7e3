namespace UsedeskUdesk;

/// <summary>Says whether a customer is there (POST /im/customer_online_state).</summary>
public sealed class SetCustomerOnlineStateRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Whether the customer is there.</summary>
    public UdeskOnlineState State { get; set; }
}
