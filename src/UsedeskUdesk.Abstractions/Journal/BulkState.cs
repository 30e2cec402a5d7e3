namespace UsedeskUdesk;

/// <summary>What a journal says of an item.</summary>
public enum BulkState
{
    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>It was refused, or did not leave whole.</summary>
    Failed,

    /// <summary>It left, and the run ended before an answer was written down.</summary>
    Unknown,

    /// <summary>It left, and a run that may still answer it has the journal now.</summary>
    Sending,
}
