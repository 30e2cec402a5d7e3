using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Lists the tickets that meet all conditions (tickets), page by page. A condition that is null does not filter.</summary>
public sealed class ListTicketsRequest : UsedeskPageRequest<UsedeskTicket>
{
    /// <summary>Only tickets with one of these statuses.</summary>
    public IReadOnlyList<UsedeskTicketStatus>? Status { get; set; }

    /// <summary>Only tickets of these groups, by ID.</summary>
    public IReadOnlyList<long>? GroupId { get; set; }

    /// <summary>Only tickets of these channels, by ID.</summary>
    public IReadOnlyList<long>? ChannelId { get; set; }

    /// <summary>Only tickets of these types: see <see cref="UsedeskTicketType"/>.</summary>
    public IReadOnlyList<string>? Type { get; set; }

    /// <summary>Only tickets of these priorities: see <see cref="UsedeskTicketPriority"/>.</summary>
    public IReadOnlyList<string>? Priority { get; set; }

    /// <summary>Only tickets with one of these tags.</summary>
    public IReadOnlyList<string>? Tag { get; set; }

    /// <summary>Only tickets of this client, by ID.</summary>
    public long? ClientId { get; set; }

    /// <summary>Only tickets of this agent, by ID.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>Only tickets without an agent: those of the given groups or, if no group is given, those without a group too.</summary>
    public bool Unassigned { get; set; }

    /// <summary>Only what this agent may see, by ID.</summary>
    public long? AccessibleForAgentId { get; set; }

    /// <summary>Text to look for in subjects and comments.</summary>
    public string? Query { get; set; }

    /// <summary>Created at this time or later (inclusive). The service compares whole minutes.</summary>
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Created at this time or earlier (inclusive). The service compares whole minutes.</summary>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Changed at this time or later (inclusive). The service compares whole minutes.</summary>
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Changed at this time or earlier (inclusive). The service compares whole minutes.</summary>
    public DateTimeOffset? UpdatedBefore { get; set; }

    /// <summary>The field to sort by: one of <see cref="UsedeskTicketSort"/>, or another name that the service knows.</summary>
    public string? SortBy { get; set; }

    /// <summary>Sorts in descending order.</summary>
    public bool Descending { get; set; }
}
