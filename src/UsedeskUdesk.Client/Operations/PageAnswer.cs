namespace UsedeskUdesk.Client.Operations;

/// <summary>A page's rows, and whether it is the last.</summary>
internal readonly record struct PageAnswer<TItem>(TItem[] Items, bool IsLast)
{
    /// <summary>How many pages the service counts; null where the answer does not say.</summary>
    public long? Pages { get; init; }

    /// <summary>How many rows the service counts in all pages; null where the answer does not say.</summary>
    public long? Total { get; init; }

    /// <summary>Rows of the page that are null; they are not among the items.</summary>
    public int Nulls { get; init; }

    /// <summary>What the reader of the listing is to be told of this page; null for nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>The same where more rows were asked for, and there may be more, but none can be had.</summary>
    public string? WarningOfEnd { get; init; }

    /// <summary>Whether the answer has no list of rows at all, not even an empty one.</summary>
    public bool LacksRows { get; init; }
}
