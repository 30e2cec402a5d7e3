namespace UsedeskUdesk;

/// <summary>What was changed. The list is open: <see cref="UsedeskChange.TargetText"/> has Usedesk's own word.</summary>
public enum UsedeskChangeTarget
{
    /// <summary>A word that is not known.</summary>
    Unknown,

    /// <summary>The subject.</summary>
    Subject,

    /// <summary>A custom field.</summary>
    TicketField,

    /// <summary>Who is in charge.</summary>
    Assignee,

    /// <summary>The group in charge.</summary>
    Group,

    /// <summary>The status.</summary>
    Status,

    /// <summary>Tags were added.</summary>
    TagsAdded,

    /// <summary>Tags were removed.</summary>
    TagsRemoved,

    /// <summary>The ticket was created.</summary>
    TicketCreated,

    /// <summary>The client wrote.</summary>
    MessageFromClient,

    /// <summary>A rule or a bot wrote. Usedesk sends no other event for it.</summary>
    MessageFromBot,

    /// <summary>An agent commented.</summary>
    CommentFromAgent,

    /// <summary>The time left for the first reply.</summary>
    SlaFirstReplyTime,

    /// <summary>The time left until the ticket has to be closed.</summary>
    SlaCloseTime,
}
