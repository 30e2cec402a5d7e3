using System;

namespace UsedeskUdesk;

/// <summary>A listing for a time range. If the service accepts only short ranges in a call, the client makes several calls.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public abstract class TimeRangeRequest<TItem> : ApiPageRequest<TItem>
{
    private protected TimeRangeRequest()
    {
    }

    /// <summary>Start of the time range, inclusive. The service counts whole seconds.</summary>
    public DateTimeOffset StartTime { get; set; }

    /// <summary>End of the time range, inclusive. The service counts whole seconds.</summary>
    public DateTimeOffset EndTime { get; set; }
}
