using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace UsedeskUdesk;

/// <summary>
/// Several values of a result. As text it is its values with a semicolon between them, so that a cell of a table or of a CSV file reads well;
/// JSON has it as an array.
/// </summary>
/// <typeparam name="T">What the values are.</typeparam>
public sealed class ItemList<T> : ReadOnlyCollection<T>
{
    private static readonly ItemList<T> s_none = new(Array.Empty<T>());

    /// <summary>Keeps the values as they are now. A null among them is none.</summary>
    public ItemList(IEnumerable<T> items)
        : base(WithoutNulls(items is T[] array ? array : new List<T>(items).ToArray()))
    {
    }

    /// <summary>The number of values; the same as <see cref="ReadOnlyCollection{T}.Count"/>, under the name that an array has for it.</summary>
    public int Length => Count;

    /// <summary>The list of an array's values.</summary>
    public static implicit operator ItemList<T>(T[]? items) => items is null or { Length: 0 } ? s_none : new(items);

    /// <summary>The values with a semicolon between them.</summary>
    public override string ToString() => PlainText.Of(this);

    private static T[] WithoutNulls(T[] items) => Array.TrueForAll(items, static item => item is not null) ? items : Array.FindAll(items, static item => item is not null);
}
