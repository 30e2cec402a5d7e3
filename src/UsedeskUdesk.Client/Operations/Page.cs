namespace UsedeskUdesk.Client.Operations;

/// <summary>A page to ask for.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Size">Rows.</param>
/// <param name="Range">The time range to list, where the listing has one.</param>
internal readonly record struct Page(long Index, int Size, TimeRange? Range = null);
