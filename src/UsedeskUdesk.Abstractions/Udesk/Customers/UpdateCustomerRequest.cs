using System;
using System.Collections;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>
/// Changes a customer (PUT /customers/update_customer) as the service takes it: e-mails that are left out are deleted.
/// <see cref="CustomerUpdate"/> is the way that loses none.
/// </summary>
public sealed class UpdateCustomerRequest : UdeskRequest<UdeskCustomer>
{
    /// <summary>Makes the request.</summary>
    public UpdateCustomerRequest(UdeskCustomerKey key) => Key = key;

    /// <summary>Which one.</summary>
    public UdeskCustomerKey Key { get; }

    /// <summary>What to change.</summary>
    public UdeskCustomerValues Values { get; set; } = new();
}
