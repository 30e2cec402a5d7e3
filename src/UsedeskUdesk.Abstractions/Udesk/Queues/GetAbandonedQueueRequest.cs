using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Lists the customers who left a queue without being served (GET /im/im_queues), page by page.</summary>
public sealed class GetAbandonedQueueRequest : UdeskPageRequest<UdeskAbandonedQueue>
{
    /// <summary>Start of the time range, inclusive. The service counts whole seconds.</summary>
    public DateTimeOffset StartTime { get; set; }

    /// <summary>End of the time range, inclusive. The service counts whole seconds.</summary>
    public DateTimeOffset EndTime { get; set; }
}
