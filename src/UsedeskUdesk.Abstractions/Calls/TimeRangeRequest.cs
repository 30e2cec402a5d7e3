using System;

namespace UsedeskUdesk;

/// <summary>A listing of what happened within a time. Where the service answers short windows only, the client asks for several.</summary>
/// <typeparam name="TItem">One row.</typeparam>
public abstract class TimeRangeRequest<TItem> : ApiPageRequest<TItem>
{
    private protected TimeRangeRequest()
    {
    }

    /// <summary>From.</summary>
    public DateTimeOffset StartTime { get; set; }

    /// <summary>To.</summary>
    public DateTimeOffset EndTime { get; set; }
}
