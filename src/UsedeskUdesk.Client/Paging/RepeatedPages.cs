using System;
using System.Collections.Generic;
using System.Linq;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>
/// Compares a listing's pages with one another: notices a service that gives the same page whatever it is asked for, or counts far more pages than it has, so that a
/// listing does not go on for ever; and one that leaves out a page that it counted, so that none ends too early. A row that moved from the page before to this one,
/// since others were added in front of it meanwhile, comes once. Rows that moved the other way cannot be seen: that they may have is told, where the service counts fewer
/// rows than before, or the caller changed some meanwhile. Only the keys of the first page and of the one before are kept: memory does not grow with the listing.
/// </summary>
internal sealed class RepeatedPages<TItem>
{
    private const int MostEmptyPages = 3;

    private readonly Func<TItem, object?>? _key;
    private readonly bool _isKeyShared;
    private HashSet<object>? _first;
    private HashSet<object>? _previous;
    private TimeRange? _range;
    private long _index = -1;
    private long? _pages;
    private long? _total;
    private long? _changes;
    private bool _isWarned;
    private int _empty;

    /// <param name="key">Tells a row from others; null where nothing does.</param>
    /// <param name="isKeyShared">Whether several rows may have one key.</param>
    public RepeatedPages(Func<TItem, object?>? key, bool isKeyShared = false)
    {
        // 0 is what a row without an ID has.
        _key = key is null ? null : row => key(row) is var value and not 0L ? value : null;
        _isKeyShared = isKeyShared;
    }

    /// <summary>How many changes of what is listed the caller has sent so far.</summary>
    public Func<long> Changes { get; set; } = static () => 0;

    /// <summary>Hands the page on, unless it holds nothing but rows that came before, or some pages in turn hold none, and more pages would follow.</summary>
    public PageAnswer<TItem> Check(Page page, PageAnswer<TItem> answer)
    {
        var follows = page.Range == _range && page.Index > _index;
        (_range, _index) = (page.Range, page.Index);

        // A count that came once holds for the pages that name none.
        _pages = answer.Pages ?? (follows ? _pages : null);
        if (answer.LacksRows && page.Index > 0 && _pages > page.Index)
        {
            throw new AnswerException($"page {page.Index + 1} has no list of rows, although the service counts {_pages} pages");
        }

        if (answer.Pages is null && _pages > page.Index + 1)
        {
            answer = answer with { IsLast = false };
        }

        _empty = answer.Items.Length > 0 || answer.IsLast ? 0 : _empty + 1;
        if (_empty == MostEmptyPages)
        {
            throw new AnswerException($"page {page.Index + 1} is the last of {MostEmptyPages} without rows in turn, although the service counts more pages: it may have rows that it does not list");
        }

        var changes = Changes();
        _changes ??= changes;
        if (follows && !_isWarned && (answer.Total < _total ? $"the service counted {_total} rows, and {answer.Total} with page {page.Index + 1}" : changes > _changes ? "rows were changed over the same connection" : null) is { } reason)
        {
            _isWarned = true;
            answer = answer with { Warning = $"The listing may have changed while it was read: {reason}. If some left the listing, as many others moved to pages that were read already, and are missing. Read all of a listing before you change what is in it." };
        }

        _total = answer.Total ?? (follows ? _total : null);
        if (_key is null)
        {
            return answer;
        }

        var keys = new HashSet<object>(answer.Items.Select(_key).OfType<object>());
        var isNext = _first is not null && follows;
        // A last page may say again what came before, where a row was added meanwhile; a whole one does not.
        if (isNext && (!answer.IsLast || keys.Count == page.Size) && keys.Count > 0 && keys.Count == answer.Items.Length && (_previous!.IsSupersetOf(keys) || _first!.IsSupersetOf(keys)))
        {
            throw new AnswerException($"page {page.Index + 1} holds only rows that came before, so the service does not turn the pages of this listing");
        }

        var before = _previous;
        (_first, _previous) = (isNext ? _first : keys, keys);
        return isNext && !_isKeyShared && before!.Overlaps(keys)
            ? answer with { Items = Array.FindAll(answer.Items, item => _key(item) is not { } key || !before.Contains(key)) }
            : answer;
    }
}
