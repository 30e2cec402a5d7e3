namespace UsedeskUdesk;

/// <summary>What a dynamic block shows.</summary>
public enum UsedeskDynamicBlockOutcome
{
    /// <summary>What was made for it.</summary>
    Answered,

    /// <summary>What was made a while ago for the same question.</summary>
    FromCache,

    /// <summary>That it failed.</summary>
    Failed,

    /// <summary>That it took too long.</summary>
    TimedOut,
}
