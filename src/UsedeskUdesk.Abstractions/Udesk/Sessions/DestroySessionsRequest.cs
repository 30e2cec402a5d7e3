using System;

namespace UsedeskUdesk;

/// <summary>
/// Deletes the records of closed sessions that were created within a time range (DELETE /im/sessions/destroy_session).
/// Without a customer it deletes those of all customers.
/// </summary>
public sealed class DestroySessionsRequest : UdeskRequest<Acknowledgement>
{
    /// <summary>Start of the time range, inclusive. The service counts whole seconds.</summary>
    public DateTimeOffset StartTime { get; set; }

    /// <summary>End of the time range, inclusive. The service counts whole seconds.</summary>
    public DateTimeOffset EndTime { get; set; }

    /// <summary>Only this customer, by ID.</summary>
    public long? CustomerId { get; set; }
}
