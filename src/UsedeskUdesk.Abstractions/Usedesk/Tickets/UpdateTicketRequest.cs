using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Changes a ticket (update/ticket). What is null stays as it is.</summary>
public sealed class UpdateTicketRequest : UsedeskRequest<UsedeskTicketUpdate>
{
    /// <summary>The ticket.</summary>
    public long TicketId { get; set; }

    /// <summary>At most 255 characters.</summary>
    public string? Subject { get; set; }

    /// <summary>The client to whom the ticket shall belong.</summary>
    public long? ClientId { get; set; }

    /// <summary>The group to put in charge.</summary>
    public long? GroupId { get; set; }

    /// <summary>The agent to put in charge: in <see cref="GroupId"/> where that is given, else in the agent's default group.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>Takes the group away.</summary>
    public bool ClearGroup { get; set; }

    /// <summary>Takes the agent away.</summary>
    public bool ClearAssignee { get; set; }

    /// <summary>The agent in whose name the change is made.</summary>
    public long? UserId { get; set; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tag { get; set; }

    /// <summary>low, medium, urgent or extreme.</summary>
    public string? Priority { get; set; }

    /// <summary>The status.</summary>
    public UsedeskTicketStatus? Status { get; set; }

    /// <summary>question, task, problem or incident.</summary>
    public string? Type { get; set; }

    /// <summary>Custom fields: the field's number and its value, in this order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Field { get; set; }

    /// <summary>
    /// Nested lists: one chain each, from the top level down, as the field's number and its value. An empty value clears its
    /// level and no other.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>>? NestedList { get; set; }

    /// <summary>Keeps a new ticket from becoming an open one.</summary>
    public bool Silent { get; set; }
}
