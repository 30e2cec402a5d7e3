using System;

namespace UsedeskUdesk;

/// <summary>What a journal knows of an item from earlier runs.</summary>
public enum JournalState
{
    /// <summary>Nothing, or that it did not leave or was refused: it is to be sent.</summary>
    New,

    /// <summary>It was carried out; the answer is there.</summary>
    Done,

    /// <summary>It left and no answer was written down: whether it was carried out is not known.</summary>
    Unknown,
}
