namespace UsedeskUdesk;

/// <summary>One call of Usedesk, answered with a <typeparamref name="TResult"/>.</summary>
/// <typeparam name="TResult">What the answer becomes.</typeparam>
public abstract class UsedeskRequest<TResult> : ApiRequest<UsedeskService, TResult>
{
}
