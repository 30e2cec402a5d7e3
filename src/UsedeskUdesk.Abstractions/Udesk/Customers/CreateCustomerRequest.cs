using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Makes a customer (POST /customers).</summary>
public sealed class CreateCustomerRequest : UdeskRequest<UdeskCustomer>
{
    /// <summary>What it holds; at least one value.</summary>
    public UdeskCustomerValues Values { get; set; } = new();
}
