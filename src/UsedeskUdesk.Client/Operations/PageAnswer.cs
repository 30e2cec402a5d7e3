namespace UsedeskUdesk.Client.Operations;

/// <summary>A page's rows, and whether it is the last.</summary>
internal readonly record struct PageAnswer<TItem>(TItem[] Items, bool IsLast);
