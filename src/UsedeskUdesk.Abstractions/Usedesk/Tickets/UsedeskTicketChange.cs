using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>One value that was changed.</summary>
public sealed class UsedeskTicketChange : ApiObject
{
    /// <summary>The change's ID; values that were changed together share it.</summary>
    [WireName("id")]
    public long? ChangeId { get; set; }

    /// <summary>What was changed: status, assignee_id, …</summary>
    public string? Target { get; set; }

    /// <summary>The value before.</summary>
    public string? OldValue { get; set; }

    /// <summary>The value after.</summary>
    public string? Value { get; set; }

    /// <summary>The ID of the agent who changed it.</summary>
    public long? UserId { get; set; }

    /// <summary>The ID of the trigger that changed it.</summary>
    public long? TriggerId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Target}: {UsedeskTicketStatus.InWords(Target, OldValue, Value)}";
}
