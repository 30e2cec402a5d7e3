using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Gets a ticket with its comments, tags, changes and custom fields (ticket).</summary>
public sealed class GetTicketRequest : UsedeskRequest<UsedeskTicket>
{
    /// <summary>The ticket's ID.</summary>
    public long TicketId { get; set; }

    /// <summary>Returns the ticket as this agent sees it, and what the agent may do, by ID.</summary>
    public long? AccessibleForAgentId { get; set; }

    /// <summary>Also asks for the SLA times.</summary>
    public bool IncludeSla { get; set; }

    /// <summary>Takes an answer without tags, or with tags in a form that is not known, for no answer: before a change that sends them all back.</summary>
    public bool NeedsTags { get; set; }
}
