using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Gets a customer (GET /customers/get_customer). An unknown customer is error 2005.</summary>
public sealed class GetCustomerRequest : UdeskRequest<UdeskCustomer>
{
    /// <summary>Creates the request.</summary>
    public GetCustomerRequest(UdeskCustomerKey key) => Key = key;

    /// <summary>The customer to act on.</summary>
    public UdeskCustomerKey Key { get; }
}
