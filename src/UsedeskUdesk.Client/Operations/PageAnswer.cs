namespace UsedeskUdesk.Client.Operations;

/// <summary>A page's rows, and whether it is the last.</summary>
internal readonly record struct PageAnswer<TItem>(TItem[] Items, bool IsLast)
{
    /// <summary>How many pages the service counts; null where the answer does not say.</summary>
    public long? Pages { get; init; }

    /// <summary>Whether the answer has no list of rows at all, not even an empty one.</summary>
    public bool LacksRows { get; init; }
}
