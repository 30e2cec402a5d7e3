namespace UsedeskUdesk;

/// <summary>What a journal is good for when its run ends.</summary>
public enum JournalCondition
{
    /// <summary>It says of each item what became of it, as far as that is known.</summary>
    Whole,

    /// <summary>It could not be written for a while: of some items the next run takes the outcome for unknown, and asks.</summary>
    Lacking,

    /// <summary>It is not where the next run looks for it, or not what was written: a run that goes on with it makes again what was made.</summary>
    Lost,
}
