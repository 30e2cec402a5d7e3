using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Creates a customer (POST /customers).</summary>
public sealed class CreateCustomerRequest : UdeskRequest<UdeskCustomer>
{
    /// <summary>The customer's values; at least one is needed.</summary>
    public UdeskCustomerValues Values { get; set; } = new();
}
