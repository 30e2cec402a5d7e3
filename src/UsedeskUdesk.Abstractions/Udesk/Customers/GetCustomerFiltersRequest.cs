namespace UsedeskUdesk;

/// <summary>Gets the filters of customers that the tenant has made (GET /customers/filters).</summary>
public sealed class GetCustomerFiltersRequest : UdeskRequest<UdeskCustomerFilter[]>
{
}
