using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>The messages that a customer has not read.</summary>
public sealed class UdeskUnreadMessageList : ApiList<UdeskUnreadMessage>
{
    /// <summary>Creates the list.</summary>
    public UdeskUnreadMessageList(IReadOnlyList<UdeskUnreadMessage> items)
        : base(items)
    {
    }

    /// <summary>The number of unread messages as Udesk counts them, which may be more than it sends; null if it did not say.</summary>
    public int? UnreadCount { get; set; }
}
