namespace UsedeskUdesk.Client.Pages;

/// <summary>What became of a click on Send.</summary>
internal enum SendOutcome
{
    /// <summary>Udesk took the message.</summary>
    Sent,

    /// <summary>The last one in the session was less than two seconds ago; nothing was sent.</summary>
    TooSoon,

    /// <summary>Another one of the session is still under way; nothing was sent.</summary>
    Busy,

    /// <summary>The catalogue has it no more, or with another content; nothing was sent.</summary>
    Changed,

    /// <summary>Udesk refused it, or could not be reached; it was not sent.</summary>
    Failed,

    /// <summary>Nobody knows whether it was sent.</summary>
    Unknown,
}
