namespace UsedeskUdesk;

/// <summary>A listing of Udesk that arrives in pages.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public abstract class UdeskPageRequest<TItem> : ApiPageRequest<TItem>, IPageRequest<UdeskService, TItem>
{
}
