using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>One ticket with its comments, tags, changes and custom fields (ticket).</summary>
public sealed class GetTicketRequest : UsedeskRequest<UsedeskTicket>
{
    /// <summary>The ticket.</summary>
    public long TicketId { get; set; }

    /// <summary>Answers as this agent would see it, and says what the agent may do.</summary>
    public long? AccessibleForAgentId { get; set; }

    /// <summary>Also asks for the times left.</summary>
    public bool IncludeSla { get; set; }
}
