namespace UsedeskUdesk;

/// <summary>The state of a customer in the queue.</summary>
public sealed class UdeskCustomerStatus : ApiObject
{
    /// <summary>The customer's token in your own system, if the request named it.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The token of a web visitor, if the request named it.</summary>
    public string? WebToken { get; set; }

    /// <summary>The token of an SDK user, if the request named it.</summary>
    public string? SdkToken { get; set; }

    /// <summary>The session that was asked about.</summary>
    public string? SessionKey { get; set; }

    /// <summary>The customer's state, by <see cref="StatusCode"/>.</summary>
    public UdeskCustomerState State { get; set; }

    /// <summary>The service's code.</summary>
    public int? StatusCode { get; set; }

    /// <summary>The service's own word, usually Chinese.</summary>
    public string? StatusText { get; set; }
}
