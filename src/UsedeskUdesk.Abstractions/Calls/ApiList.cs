using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>The rows of an answer, together with what the service says of them as a whole.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public abstract class ApiList<TItem> : ApiObject, IReadOnlyList<TItem>
{
    private readonly IReadOnlyList<TItem> _items;

    private protected ApiList(IReadOnlyList<TItem> items) => _items = items ?? throw new ArgumentNullException(nameof(items));

    /// <summary>The number of rows.</summary>
    public int Count => _items.Count;

    /// <summary>The row at an index, from 0.</summary>
    public TItem this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<TItem> GetEnumerator() => _items.GetEnumerator();

    /// <summary>The rows with a semicolon between them.</summary>
    public override string ToString() => PlainText.Of(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
