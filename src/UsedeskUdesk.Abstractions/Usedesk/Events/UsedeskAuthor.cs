namespace UsedeskUdesk;

/// <summary>Who wrote something.</summary>
public enum UsedeskAuthor
{
    /// <summary>Usedesk did not say, or used another word: see AuthorText.</summary>
    Unknown,

    /// <summary>An agent.</summary>
    Agent,

    /// <summary>A client.</summary>
    Client,

    /// <summary>A rule.</summary>
    Trigger,
}
