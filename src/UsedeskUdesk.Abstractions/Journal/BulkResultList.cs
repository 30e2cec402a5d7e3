using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What stands in a journal.</summary>
public sealed class BulkResultList
{
    /// <param name="items">Its items, in the order in which they left first.</param>
    /// <param name="isInUse">Whether a run has it now.</param>
    public BulkResultList(IEnumerable<BulkResult> items, bool isInUse)
    {
        Items = items;
        IsInUse = isInUse;
    }

    /// <summary>Its items, in the order in which they left first; each answer is read when its turn comes.</summary>
    public IEnumerable<BulkResult> Items { get; }

    /// <summary>Whether a run has it now.</summary>
    public bool IsInUse { get; }
}
