using System;
using System.Collections.Generic;
using System.Linq;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client;

/// <summary>
/// Compares a listing's pages with one another: notices a service that gives the same page whatever it is asked for, or counts far more pages than it has, so that a
/// listing does not go on for ever; and one that leaves out a page that it counted, so that none ends too early. A row that moved from the page before to this one,
/// since others were added in front of it meanwhile, comes once. Rows that moved the other way cannot be seen: that they may have is told, where the service counts fewer
/// rows than before, or the caller changed some meanwhile. Of the first page and of the one before the keys are kept, of the others eight bytes each: memory hardly grows
/// with the listing.
/// </summary>
internal sealed class RepeatedPages<TItem>
{
    private const int MostEmptyPages = 3;

    private readonly Func<TItem, object?>? _key;
    private readonly Func<TItem, object?> _id;
    private readonly Func<long> _changes;
    private readonly long _changesBefore;
    private readonly HashSet<ulong> _seen = new();
    private HashSet<object>? _first;
    private HashSet<object>? _previous;
    private HashSet<object> _previousIds = new();
    private TimeRange? _range;
    private long _index = -1;
    private long? _pages;
    private long? _total;
    private long _came;
    private bool _isBeyond;
    private bool _isWarned;
    private bool _isWarnedOfNulls;
    private bool _isForgiven;
    private int _empty;

    /// <param name="key">Tells a row from most others; null where nothing does.</param>
    /// <param name="id">What no other row has; null for the key, where that is a number above 0.</param>
    /// <param name="changes">How many changes of what is listed the caller has begun and ended so far.</param>
    public RepeatedPages(Func<TItem, object?>? key, Func<TItem, object?>? id = null, Func<long>? changes = null)
    {
        _key = key;
        _id = id ?? (row => key?.Invoke(row) is long and > 0 and var number ? number : null);
        _changes = changes ?? (static () => 0);
        _changesBefore = _changes();
    }

    /// <summary>Hands the page on, unless it holds nothing but rows that came before, or some pages in turn hold none, and more pages would follow.</summary>
    public PageAnswer<TItem> Check(Page page, PageAnswer<TItem> answer)
    {
        var follows = page.Range == _range && page.Index > _index;
        if (!follows || _index < 0)
        {
            // Pages that were passed over are taken for whole ones.
            _came = page.Index * page.Size;
        }

        (_range, _index) = (page.Range, page.Index);

        var reason = !follows ? null
            : answer.Total < _total ? $"the service counted {_total} rows, and {answer.Total} with page {page.Index + 1}"
            : answer.Pages < _pages ? $"the service counted {_pages} pages, and {answer.Pages} with page {page.Index + 1}"
            : _changes() > _changesBefore ? "rows were changed over the same connection"
            : null;
        if (reason is not null && !_isWarned)
        {
            _isWarned = true;
            answer = answer with { Warning = $"The listing may have changed while it was read: {reason}. If some left the listing, as many others moved to pages that were read already, and are missing. Read all of a listing before you change what is in it." };
        }

        if (answer.Nulls > 0 && !_isWarnedOfNulls)
        {
            _isWarnedOfNulls = true;
            var nulls = $"Page {page.Index + 1} has {(answer.Nulls == 1 ? "a row that is" : $"{answer.Nulls} rows that are")} null; such rows are left out.";
            answer = answer with { Warning = answer.Warning is { } first ? $"{first} {nulls}" : nulls };
        }

        var hasGrown = follows && answer.Total > _total;
        // A count that came once holds for the pages that name none.
        (_pages, _total) = (answer.Pages ?? (follows ? _pages : null), answer.Total ?? (follows ? _total : null));
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

        var isKnown = CameBefore(answer, follows);
        if (_isBeyond && follows && isKnown == true)
        {
            // It was only asked for since more rows are counted, and a service that does not page gives the same ones.
            answer = answer with { Items = Array.Empty<TItem>(), IsLast = true };
        }

        _came += answer.Items.Length + answer.Nulls;
        ThrowIfNotTurned(page, answer, follows, hasGrown);
        // A count of pages that holds all rows is right: what is missing was left out of pages that were read.
        var isCounted = _pages <= page.Index + 1 && _pages * page.Size >= _total;
        return OnceEach(ToTotal(answer, isKnown == false && !isCounted), follows);
    }

    /// <summary>A listing goes on while rows come and the service counts more than came: its page count may be wrong, and it may give fewer rows a page than it was asked for.</summary>
    private PageAnswer<TItem> ToTotal(PageAnswer<TItem> answer, bool mayGoOn)
    {
        var lacksRows = answer.IsLast && answer.WarningOfEnd is null && _total > _came;
        _isBeyond = lacksRows && mayGoOn;
        return !lacksRows ? answer
            : mayGoOn ? answer with { IsLast = false }
            : answer with { WarningOfEnd = $"The listing may lack rows: the service counts {_total}, and {_came} came." };
    }

    /// <summary>Whether a page's rows are those of the page before or of the first; null where it has none, or some that are not told from others.</summary>
    private bool? CameBefore(PageAnswer<TItem> answer, bool follows)
    {
        if (_key is null || answer.Items.Length == 0)
        {
            return null;
        }

        var keys = new HashSet<object>(answer.Items.Select(_key).OfType<object>());
        return keys.Count < answer.Items.Length ? null : follows && _first is not null && (_previous!.IsSupersetOf(keys) || _first.IsSupersetOf(keys));
    }

    private void ThrowIfNotTurned(Page page, PageAnswer<TItem> answer, bool follows, bool hasGrown)
    {
        if (hasGrown && !_isForgiven)
        {
            // So many rows may have been added in front that all of the page before stands here. Once: a total can grow for ever, too.
            _isForgiven = true;
            return;
        }

        if (_key is null)
        {
            return;
        }

        var keys = new HashSet<object>(answer.Items.Select(_key).OfType<object>());
        var isNext = _first is not null && follows;
        // A last page may say again what came before, where a row was added meanwhile; a whole one does not.
        if (isNext && (!answer.IsLast || keys.Count == page.Size) && keys.Count > 0 && keys.Count == answer.Items.Length && (_previous!.IsSupersetOf(keys) || _first!.IsSupersetOf(keys)))
        {
            throw NotTurned(page);
        }

        (_first, _previous) = (isNext ? _first : keys, keys);
        if (!isNext)
        {
            _seen.Clear();
        }

        // Whole pages that come again in a round of several.
        if (keys.Count == page.Size && keys.Count == answer.Items.Length && !_seen.Add(Digest(keys)) && !answer.IsLast)
        {
            throw NotTurned(page);
        }
    }

    private static AnswerException NotTurned(Page page) => new($"page {page.Index + 1} holds only rows that came before, so the service does not turn the pages of this listing");

    /// <summary>Of what a page holds, in whatever order: eight bytes for a page.</summary>
    private static ulong Digest(HashSet<object> keys)
    {
        var sum = 0UL;
        foreach (var key in keys)
        {
            // Spread over all bits, so that the sum of other keys is another one.
            var spread = unchecked((ulong)key.GetHashCode() * 0x9E3779B97F4A7C15UL);
            spread ^= spread >> 32;
            sum = unchecked(sum + (spread * 0xD6E8FEB86659FD93UL));
        }

        return sum;
    }

    private PageAnswer<TItem> OnceEach(PageAnswer<TItem> answer, bool follows)
    {
        var ids = new HashSet<object>(answer.Items.Select(_id).OfType<object>());
        var before = _previousIds;
        if (!follows || answer.Items.Length > 0)
        {
            // A page without rows does not part the one before from the next.
            _previousIds = ids;
        }

        return follows && before.Overlaps(ids)
            ? answer with { Items = Array.FindAll(answer.Items, item => _id(item) is not { } id || !before.Contains(id)) }
            : answer;
    }
}
