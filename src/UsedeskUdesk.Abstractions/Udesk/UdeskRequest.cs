namespace UsedeskUdesk;

/// <summary>One call of Udesk, answered with a <typeparamref name="TResult"/>.</summary>
/// <typeparam name="TResult">What the answer becomes.</typeparam>
public abstract class UdeskRequest<TResult> : ApiRequest<UdeskService, TResult>
{
}
