namespace UsedeskUdesk;

/// <summary>Sets whether a customer is online (POST /im/customer_online_state).</summary>
public sealed class SetCustomerOnlineStateRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The customer's token in your own system.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Whether the customer is online.</summary>
    public UdeskOnlineState State { get; set; }
}
