namespace UsedeskUdesk;

/// <summary>A listing that arrives in pages.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public abstract class ApiPageRequest<TItem>
{
    private protected ApiPageRequest()
    {
    }

    /// <summary>The largest number of rows to return; null returns all.</summary>
    public long? First { get; set; }

    /// <summary>The number of rows to skip first.</summary>
    public long Skip { get; set; }

    /// <summary>The number of rows in each call; null is the largest that the service allows.</summary>
    public int? PageSize { get; set; }
}
