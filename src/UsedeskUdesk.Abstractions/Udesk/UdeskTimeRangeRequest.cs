namespace UsedeskUdesk;

/// <summary>A listing of Udesk for a time range that arrives in pages.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public abstract class UdeskTimeRangeRequest<TItem> : TimeRangeRequest<TItem>, IPageRequest<UdeskService, TItem>
{
}
