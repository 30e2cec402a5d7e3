namespace UsedeskUdesk;

/// <summary>What to do with items that left in an earlier run without an answer.</summary>
public enum ResumeUnknown
{
    /// <summary>Each is a WriteOutcomeUnknown error.</summary>
    Report,

    /// <summary>They are taken as carried out.</summary>
    Skip,

    /// <summary>They are sent again, at the risk of a second one.</summary>
    Retry,
}
