namespace UsedeskUdesk;

/// <summary>A listing that arrives in pages.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public abstract class ApiPageRequest<TItem>
{
    private protected ApiPageRequest()
    {
    }

    /// <summary>Rows to hand out at most; null is all of them.</summary>
    public long? First { get; set; }

    /// <summary>Rows to pass over first.</summary>
    public long Skip { get; set; }

    /// <summary>Rows to ask for at a time; null is the most that the service allows.</summary>
    public int? PageSize { get; set; }
}
