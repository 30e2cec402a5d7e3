using System;

namespace UsedeskUdesk;

/// <summary>
/// Deletes the records of closed sessions made within a window (DELETE /im/sessions/destroy_session).
/// Without a customer it deletes everybody's.
/// </summary>
public sealed class DestroySessionsRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>From.</summary>
    public DateTimeOffset StartTime { get; set; }

    /// <summary>To.</summary>
    public DateTimeOffset EndTime { get; set; }

    /// <summary>One customer only.</summary>
    public long? CustomerId { get; set; }
}
