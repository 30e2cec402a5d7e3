using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Deletes a customer (DELETE /customers/destroy_customer).</summary>
public sealed class DeleteCustomerRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>Creates the request.</summary>
    public DeleteCustomerRequest(UdeskCustomerKey key) => Key = key;

    /// <summary>The customer to act on.</summary>
    public UdeskCustomerKey Key { get; }
}
