using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Gets agents' messages that a customer has not read (GET /im/messages/unread_customer_offline).</summary>
public sealed class GetUnreadMessagesRequest : UdeskRequest<UdeskUnreadMessageList>
{
    /// <summary>The session's ID.</summary>
    public long ImSubSessionId { get; set; }

    /// <summary>The customer's ID.</summary>
    public long CustomerId { get; set; }

    /// <summary>The SDK's app_id; only sessions from an SDK need it.</summary>
    public long? AppId { get; set; }
}
