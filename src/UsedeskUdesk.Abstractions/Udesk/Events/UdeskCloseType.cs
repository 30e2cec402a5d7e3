namespace UsedeskUdesk;

/// <summary>How a session ended.</summary>
public enum UdeskCloseType
{
    /// <summary>Udesk did not say, or used another word: see <see cref="UdeskCloseEvent.CloseTypeText"/>.</summary>
    Unknown,

    /// <summary>It was closed.</summary>
    Normal,

    /// <summary>The customer was sent elsewhere.</summary>
    Redirect,

    /// <summary>It was ended by force.</summary>
    Force,
}
