using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>The result of update/ticket.</summary>
public sealed class UsedeskTicketUpdate : ApiObject
{
    /// <summary>The ticket's ID.</summary>
    public long TicketId { get; set; }

    /// <summary>The service's own word, usually "success".</summary>
    public string? Status { get; set; }
}
