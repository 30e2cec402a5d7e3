namespace UsedeskUdesk;

/// <summary>An agent's reply as the flat form tells it. The comment of the same reply says more; where it comes, this is dropped.</summary>
public sealed class UsedeskReplyFormEvent : UsedeskEvent
{
    /// <summary>The reply, as text or HTML.</summary>
    public string? MessageHtml { get; set; }

    /// <summary>The reply as plain text.</summary>
    public string? MessageText { get; set; }

    /// <summary>The agent.</summary>
    [NotLent]
    public long? UserId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? UserName { get; set; }
}
