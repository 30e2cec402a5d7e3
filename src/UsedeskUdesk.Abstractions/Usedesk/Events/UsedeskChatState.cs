namespace UsedeskUdesk;

/// <summary>What became of a chat with a message.</summary>
public enum UsedeskChatState
{
    /// <summary>Nothing, as far as Usedesk says.</summary>
    None,

    /// <summary>Another word than those below: see <see cref="UsedeskChatMessageEvent.StateText"/>.</summary>
    Unknown,

    /// <summary>It is new.</summary>
    New,

    /// <summary>It was opened again.</summary>
    Reopened,

    /// <summary>It was closed.</summary>
    Closed,
}
