namespace UsedeskUdesk;

/// <summary>What an operation without an answer of its own answers.</summary>
public sealed class Acknowledgement : ApiObject
{
    /// <summary>The service's text, where it sends one.</summary>
    public string? Message { get; set; }
}
