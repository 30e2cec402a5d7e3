namespace UsedeskUdesk;

/// <summary>The result of an operation that answers no data.</summary>
public sealed class Acknowledgement : ApiObject
{
    /// <summary>The service's text, if it sends one.</summary>
    [NotLent]
    public string? Message { get; set; }
}
