namespace UsedeskUdesk;

/// <summary>What Usedesk tells of.</summary>
public enum UsedeskEventType
{
    /// <summary>Something that this version does not know.</summary>
    Unknown,

    /// <summary>The probe that Usedesk sends when the address is set.</summary>
    Ping,

    /// <summary>A message was delivered, or not.</summary>
    Delivery,

    /// <summary>A block beside a ticket asks for its content.</summary>
    DynamicBlock,

    /// <summary>Somebody wrote in a chat.</summary>
    ChatMessage,

    /// <summary>A ticket was changed.</summary>
    TicketChanged,

    /// <summary>Somebody commented on a ticket.</summary>
    Comment,

    /// <summary>A client rated a ticket.</summary>
    Rating,

    /// <summary>A ticket was created.</summary>
    TicketCreated,

    /// <summary>An agent's reply as a form without a ticket's data, whose comment did not follow.</summary>
    ReplyForm,
}
