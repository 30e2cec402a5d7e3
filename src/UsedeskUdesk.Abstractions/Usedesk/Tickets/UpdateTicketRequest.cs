using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Changes a ticket (update/ticket). What is null stays unchanged.</summary>
public sealed class UpdateTicketRequest : UsedeskRequest<UsedeskTicketUpdate>
{
    /// <summary>The ticket's ID.</summary>
    public long TicketId { get; set; }

    /// <summary>At most 255 characters.</summary>
    public string? Subject { get; set; }

    /// <summary>The ID of the client to move the ticket to.</summary>
    public long? ClientId { get; set; }

    /// <summary>The ID of the group to put in charge.</summary>
    public long? GroupId { get; set; }

    /// <summary>The ID of the agent to put in charge: within <see cref="GroupId"/> if that is given, else within the agent's default group.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>Removes the group.</summary>
    public bool ClearGroup { get; set; }

    /// <summary>Removes the agent.</summary>
    public bool ClearAssignee { get; set; }

    /// <summary>The ID of the agent in whose name the change is made.</summary>
    public long? UserId { get; set; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tag { get; set; }

    /// <summary>The priority: one of <see cref="UsedeskTicketPriority"/>, or another word.</summary>
    public string? Priority { get; set; }

    /// <summary>The status.</summary>
    public UsedeskTicketStatus? Status { get; set; }

    /// <summary>The type: one of <see cref="UsedeskTicketType"/>, or another word.</summary>
    public string? Type { get; set; }

    /// <summary>Custom fields: field ID and value, in the order in which they are sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Field { get; set; }

    /// <summary>
    /// Nested lists: one chain each, from the top level down, as field ID and value. An empty value clears its level and no
    /// other.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>? NestedList { get; set; }

    /// <summary>Keeps the status of a new ticket at New.</summary>
    public bool Silent { get; set; }
}
