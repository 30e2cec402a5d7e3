namespace UsedeskUdesk;

/// <summary>Whether a customer is there.</summary>
public enum UdeskOnlineState
{
    /// <summary>Is away.</summary>
    Offline = 0,

    /// <summary>Is there.</summary>
    Online = 1,
}

/// <summary>Says whether a customer is there (POST /im/customer_online_state).</summary>
public sealed class SetCustomerOnlineStateRequest : ApiRequest<Acknowledgement>
{
    /// <summary>The customer.</summary>
    public string CustomerToken { get; set; } = string.Empty;

    /// <summary>Whether the customer is there.</summary>
    public UdeskOnlineState State { get; set; }
}

/// <summary>Asks whether a customer talks or waits (GET /im/customer_status). The first of the tokens that has a value counts.</summary>
public sealed class GetCustomerStatusRequest : ApiRequest<UdeskCustomerStatus>
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

/// <summary>Where a customer stands.</summary>
public enum UdeskCustomerState
{
    /// <summary>A code that is not known; read StatusText.</summary>
    Unknown,

    /// <summary>Neither talks nor waits.</summary>
    NoSession,

    /// <summary>Talks to an agent.</summary>
    InSession,

    /// <summary>Waits for an agent.</summary>
    Queued,

    /// <summary>No such customer.</summary>
    Invalid,
}

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
