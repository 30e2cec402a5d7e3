using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Asks for a customer (GET /customers/get_customer). Unknown ones are error 2005.</summary>
public sealed class GetCustomerRequest : UdeskRequest<UdeskCustomer>
{
    /// <summary>Makes the request.</summary>
    public GetCustomerRequest(UdeskCustomerKey key) => Key = key;

    /// <summary>Which one.</summary>
    public UdeskCustomerKey Key { get; }
}
