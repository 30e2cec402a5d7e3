using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk;

/// <summary>A cursor over the pages of a listing. Not for use from two threads at once.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public interface IPageReader<TItem>
{
    /// <summary>The next page, or null after the last one.</summary>
    Task<IReadOnlyList<TItem>?> NextAsync(CancellationToken cancellationToken = default);

    /// <summary>What happened to the listing while it was read, such as rows that were removed meanwhile; once, and null where nothing did.</summary>
    string? TakeWarning();

    /// <summary>
    /// The refusal of a part of the listing, for those who end before the last row: <see cref="NextAsync"/> throws it after that row, once in all. Null where nothing was refused.
    /// </summary>
    ServiceException? TakeRefusal();
}
