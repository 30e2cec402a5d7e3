namespace UsedeskUdesk;

/// <summary>The end of a session, whether it came as a close event or as a message with msg_close.</summary>
public sealed class UdeskCloseEvent : UdeskMessageEvent
{
    /// <summary>How it ended.</summary>
    public UdeskCloseType CloseType { get; set; }

    /// <summary>Udesk's own word for it.</summary>
    public string? CloseTypeText { get; set; }
}
