namespace UsedeskUdesk;

/// <summary>A call of one service: only that service's client takes it.</summary>
/// <typeparam name="TService"><see cref="UdeskService"/> or <see cref="UsedeskService"/>.</typeparam>
/// <typeparam name="TResult">What the answer becomes.</typeparam>
public abstract class ApiRequest<TService, TResult> : TypedRequest<TResult>
    where TService : IService
{
    private protected ApiRequest()
    {
    }
}
