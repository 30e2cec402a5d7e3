using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Tickets that meet all given conditions (tickets), page by page. What is null does not filter.</summary>
public sealed class ListTicketsRequest : UsedeskPageRequest<UsedeskTicket>
{
    /// <summary>In one of these states.</summary>
    public IReadOnlyList<UsedeskTicketStatus>? Status { get; set; }

    /// <summary>With one of these groups.</summary>
    public IReadOnlyList<long>? GroupId { get; set; }

    /// <summary>In one of these channels.</summary>
    public IReadOnlyList<long>? ChannelId { get; set; }

    /// <summary>Of one of these types.</summary>
    public IReadOnlyList<string>? Type { get; set; }

    /// <summary>Of one of these priorities.</summary>
    public IReadOnlyList<string>? Priority { get; set; }

    /// <summary>With one of these tags.</summary>
    public IReadOnlyList<string>? Tag { get; set; }

    /// <summary>Of this client.</summary>
    public long? ClientId { get; set; }

    /// <summary>With this agent in charge.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>With no agent: of the given groups, or, where none is given, without a group either.</summary>
    public bool Unassigned { get; set; }

    /// <summary>What this agent may see.</summary>
    public long? AccessibleForAgentId { get; set; }

    /// <summary>Text to look for in subjects and comments.</summary>
    public string? Query { get; set; }

    /// <summary>Made at this moment or later; minutes count, seconds do not.</summary>
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Made at this moment or before.</summary>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Changed at this moment or later.</summary>
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Changed at this moment or before.</summary>
    public DateTimeOffset? UpdatedBefore { get; set; }

    /// <summary>The service's name of a field to sort by.</summary>
    public string? SortBy { get; set; }

    /// <summary>Turns the order round.</summary>
    public bool Descending { get; set; }
}
