namespace UsedeskUdesk.Client.Operations;

/// <summary>Which page.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Size">Rows.</param>
/// <param name="Window">Of which time, where the listing has one.</param>
internal readonly record struct Page(long Index, int Size, TimeWindow? Window = null);
