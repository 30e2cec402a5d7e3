namespace UsedeskUdesk;

/// <summary>Lists customers (GET /customers), page by page. The service lists <see cref="MaximumRows"/> of them at most, however many there are.</summary>
public sealed class ListCustomersRequest : UdeskPageRequest<UdeskCustomer>
{
    /// <summary>The number of rows that the service lists at most, those that are skipped included.</summary>
    public const int MaximumRows = 10_000;

    /// <summary>The ID of a filter: see <see cref="GetCustomerFiltersRequest"/>. Null lists all customers.</summary>
    public long? FilterId { get; set; }

    /// <summary>Text to look for. Where the service looks is not documented.</summary>
    public string? Query { get; set; }
}
