namespace UsedeskUdesk;

/// <summary>One call of an operation, answered with a <typeparamref name="TResult"/>.</summary>
/// <typeparam name="TResult">What the answer becomes.</typeparam>
public abstract class ApiRequest<TResult>
{
    private protected ApiRequest()
    {
    }
}
