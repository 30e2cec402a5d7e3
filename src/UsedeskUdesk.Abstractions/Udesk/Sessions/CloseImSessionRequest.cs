namespace UsedeskUdesk;

/// <summary>Closes a session (DELETE /im/sessions/{id}).</summary>
public sealed class CloseImSessionRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The session's ID.</summary>
    public long ImSubSessionId { get; set; }
}
