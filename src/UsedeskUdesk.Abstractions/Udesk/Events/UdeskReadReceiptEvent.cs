using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>An agent has read a customer's messages.</summary>
public sealed class UdeskReadReceiptEvent : UdeskEvent
{
    /// <summary>The session.</summary>
    public long? SessionId { get; set; }

    /// <summary>The same under the name that calls give it.</summary>
    public long? ImSubSessionId => SessionId;

    /// <summary>The messages.</summary>
    public ItemList<string> MessageId { get; set; } = Array.Empty<string>();
}
