namespace UsedeskUdesk;

/// <summary>What Udesk tells of. <see cref="UdeskEvent.EventTypeText"/> has Udesk's own word, also for those that have no name here.</summary>
public enum UdeskEventType
{
    /// <summary>Something that this version does not know.</summary>
    Unknown,

    /// <summary>An agent's text.</summary>
    Message,

    /// <summary>An agent's picture.</summary>
    Image,

    /// <summary>An agent's recording.</summary>
    Audio,

    /// <summary>An agent's video.</summary>
    Video,

    /// <summary>An agent's file.</summary>
    File,

    /// <summary>An agent's text with HTML.</summary>
    Rich,

    /// <summary>A structured message.</summary>
    Struct,

    /// <summary>A session began.</summary>
    StartSession,

    /// <summary>A session was handed to somebody else, and has another number from now on.</summary>
    Transfer,

    /// <summary>The text that agents see about a transfer.</summary>
    InfoTransfer,

    /// <summary>A session ended.</summary>
    Close,

    /// <summary>Something about the survey.</summary>
    Survey,

    /// <summary>An agent began to talk to a visitor.</summary>
    ActiveGuest,

    /// <summary>A customer was assigned to an agent.</summary>
    InfoAppoint,

    /// <summary>A form was sent.</summary>
    Form,

    /// <summary>A form was filled in.</summary>
    FormReceived,

    /// <summary>What a customer answered before the session.</summary>
    Info,

    /// <summary>A robot handed the session to an agent.</summary>
    RobotTransfer,

    /// <summary>A robot's answer.</summary>
    RobotReply,

    /// <summary>An answer of the Udesk robot.</summary>
    UrobotReply,

    /// <summary>A customer's messages were read.</summary>
    ReadReceipt,

    /// <summary>Webhook Customer_create.</summary>
    CustomerCreated,

    /// <summary>Webhook Customer_update.</summary>
    CustomerUpdated,

    /// <summary>Webhook Customer_destroy.</summary>
    CustomerDeleted,

    /// <summary>Webhook Organization_create.</summary>
    OrganizationCreated,

    /// <summary>Webhook Organization_update.</summary>
    OrganizationUpdated,

    /// <summary>Webhook Organization_destroy.</summary>
    OrganizationDeleted,

    /// <summary>Webhook ImSubSession_create.</summary>
    ImSessionCreated,

    /// <summary>Webhook ImSubSession_close: a session's record with its transcript.</summary>
    ImSessionClosed,

    /// <summary>Webhook ShutQueue_create: a customer gave up waiting.</summary>
    QueueAbandoned,

    /// <summary>Webhook AgentNote_update.</summary>
    AgentNoteUpdated,

    /// <summary>Webhook ImSurveyVote_create.</summary>
    SurveyVoted,

    /// <summary>Webhook UserGroup_create.</summary>
    UserGroupCreated,

    /// <summary>Webhook UserGroup_update.</summary>
    UserGroupUpdated,

    /// <summary>Webhook UserGroup_destroy.</summary>
    UserGroupDeleted,
}
