namespace UsedeskUdesk;

/// <summary>
/// Shows the agent what the customer is typing (PUT /im/sessions/{id}/message_preview). At most three a second for a session.
/// </summary>
public sealed class MessagePreviewRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The ID of a session with an agent.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The text so far; empty text clears the preview.</summary>
    public string Content { get; set; } = string.Empty;
}
