namespace UsedeskUdesk;

/// <summary>
/// Shows the agent what the customer is typing (PUT /im/sessions/{id}/message_preview). Three a second and session at most.
/// </summary>
public sealed class MessagePreviewRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>The session; an agent's.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The text so far; empty takes the preview away.</summary>
    public string Content { get; set; } = string.Empty;
}
