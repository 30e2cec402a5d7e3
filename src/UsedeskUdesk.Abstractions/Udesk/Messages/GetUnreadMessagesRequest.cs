using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Asks for what agents wrote in a session while the customer was away (GET /im/messages/unread_customer_offline).</summary>
public sealed class GetUnreadMessagesRequest : UdeskRequest<UdeskUnreadMessage[]>
{
    /// <summary>The session.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The customer, by number.</summary>
    public long CustomerId { get; set; }

    /// <summary>The SDK's app_id; only sessions from an SDK need it.</summary>
    public long? AppId { get; set; }
}
