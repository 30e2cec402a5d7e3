namespace UsedeskUdesk;

/// <summary>A listing of Usedesk that arrives in pages.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public abstract class UsedeskPageRequest<TItem> : ApiPageRequest<TItem>, IPageRequest<UsedeskService, TItem>
{
}
