using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>
/// Changes a customer (PUT /customers/update_customer) as the service understands it: e-mails that are left out are deleted.
/// <see cref="CustomerUpdate"/> keeps them.
/// </summary>
public sealed class UpdateCustomerRequest : UdeskRequest<UdeskCustomer>
{
    /// <summary>Creates the request.</summary>
    public UpdateCustomerRequest(UdeskCustomerKey key) => Key = key;

    /// <summary>The customer to act on.</summary>
    public UdeskCustomerKey Key { get; }

    /// <summary>What to change.</summary>
    public UdeskCustomerValues Values { get; set; } = new();
}
