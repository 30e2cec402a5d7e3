namespace UsedeskUdesk;

/// <summary>One call of an operation, whichever the service, answered with a <typeparamref name="TResult"/>.</summary>
/// <typeparam name="TResult">What the answer becomes.</typeparam>
public abstract class TypedRequest<TResult>
{
    private protected TypedRequest()
    {
    }
}
