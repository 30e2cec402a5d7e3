namespace UsedeskUdesk;

/// <summary>Where a customer stands.</summary>
public sealed class UdeskCustomerStatus : ApiObject
{
    /// <summary>The token that your side gave the customer, where it was asked by.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The token of a web visitor, where it was asked by.</summary>
    public string? WebToken { get; set; }

    /// <summary>The token of an SDK's user, where it was asked by.</summary>
    public string? SdkToken { get; set; }

    /// <summary>The session that was asked about.</summary>
    public string? SessionKey { get; set; }

    /// <summary>Where the customer stands, by <see cref="StatusCode"/>.</summary>
    public UdeskCustomerState State { get; set; }

    /// <summary>The service's number for it.</summary>
    public int? StatusCode { get; set; }

    /// <summary>The service's own word, Chinese as a rule.</summary>
    public string? StatusText { get; set; }
}
