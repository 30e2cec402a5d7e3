namespace UsedeskUdesk;

/// <summary>One value that was changed.</summary>
public sealed class UsedeskChange : ApiObject
{
    /// <summary>What was changed.</summary>
    public UsedeskChangeTarget Target { get; set; }

    /// <summary>Usedesk's own word for it.</summary>
    public string? TargetText { get; set; }

    /// <summary>The value before, as text; a status by its name.</summary>
    public string? OldValue { get; set; }

    /// <summary>The value after, as text; a status by its name.</summary>
    public string? Value { get; set; }

    /// <summary>The service agreement, where it is about one.</summary>
    public long? SlaId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{(Target == UsedeskChangeTarget.Unknown ? TargetText : Target.ToString())}: {UsedeskTicketStatus.InWords(TargetText, OldValue, Value)}";
}
