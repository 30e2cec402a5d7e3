using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Asks who gave up waiting (GET /im/im_queues), page by page.</summary>
public sealed class GetAbandonedQueueRequest : UdeskPageRequest<UdeskAbandonedQueue>
{
    /// <summary>From.</summary>
    public DateTimeOffset StartTime { get; set; }

    /// <summary>To.</summary>
    public DateTimeOffset EndTime { get; set; }
}
