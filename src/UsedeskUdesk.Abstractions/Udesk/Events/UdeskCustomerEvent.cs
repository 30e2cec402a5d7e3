namespace UsedeskUdesk;

/// <summary>A customer was made, changed or deleted.</summary>
public sealed class UdeskCustomerEvent : UdeskWebhookEvent
{
    /// <summary>The customer's number.</summary>
    public long? CustomerId => Id;

    /// <summary>The token that your side gave the customer, where the event carries it.</summary>
    public string? CustomerToken => Customer?.CustomerToken;

    /// <summary>The customer, as far as the event tells: all of it after a creation, little else than the number otherwise.</summary>
    public UdeskCustomer? Customer { get; set; }
}
