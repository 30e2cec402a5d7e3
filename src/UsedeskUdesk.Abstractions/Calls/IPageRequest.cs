namespace UsedeskUdesk;

/// <summary>A listing of one service: only that service's client takes it.</summary>
/// <typeparam name="TService"><see cref="UdeskService"/> or <see cref="UsedeskService"/>.</typeparam>
/// <typeparam name="TItem">One row.</typeparam>
public interface IPageRequest<TService, TItem>
    where TService : IService
{
}
