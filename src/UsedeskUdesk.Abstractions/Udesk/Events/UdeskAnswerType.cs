namespace UsedeskUdesk;

/// <summary>What kind of answer the Udesk robot gave. The values are Udesk's; a number without a name is kept as it is.</summary>
public enum UdeskAnswerType
{
    /// <summary>Udesk did not say.</summary>
    Unknown = 0,

    /// <summary>An answer.</summary>
    Answer = 1,

    /// <summary>An answer with suggestions.</summary>
    AnswerWithSuggestions = 2,

    /// <summary>Suggestions only.</summary>
    Suggestions = 3,

    /// <summary>A greeting.</summary>
    Greeting = 4,

    /// <summary>The robot does not know.</summary>
    NoAnswer = 6,

    /// <summary>The question had a sensitive word in it.</summary>
    SensitiveWord = 8,
}
