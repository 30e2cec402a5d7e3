using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>What update/ticket answers.</summary>
public sealed class UsedeskTicketUpdate : ApiObject
{
    /// <summary>The ticket.</summary>
    public long TicketId { get; set; }

    /// <summary>The service's word, as a rule "success".</summary>
    public string? Status { get; set; }
}
