namespace UsedeskUdesk.Completion;

/// <summary>The lists of words that parameters take or complete.</summary>
internal enum WordList
{
    /// <summary>States of tickets.</summary>
    TicketStatus,

    /// <summary>Types of tickets.</summary>
    TicketType,

    /// <summary>Priorities of tickets.</summary>
    TicketPriority,

    /// <summary>What lists of tickets are sorted by.</summary>
    TicketSort,

    /// <summary>Kinds of phone numbers.</summary>
    PhoneType,

    /// <summary>Agents' roles.</summary>
    UserRole,

    /// <summary>Agents' languages.</summary>
    UserLanguage,

    /// <summary>How clients are searched for.</summary>
    ClientSearch,

    /// <summary>Kinds of channels that are known; tenants have more.</summary>
    ChannelType,

    /// <summary>In whose name a comment is.</summary>
    CommentSender,

    /// <summary>HTTP methods.</summary>
    HttpMethod,

    /// <summary>What articles are sorted by.</summary>
    ArticleSort,

    /// <summary>Online or offline.</summary>
    OnlineState,

    /// <summary>Where a waiting customer came from.</summary>
    ImChannel,

    /// <summary>Who answers in a session.</summary>
    AssignType,

    /// <summary>Types of messages that can be sent.</summary>
    MessageType,

    /// <summary>What the options of a survey are called at first; a tenant may rename them.</summary>
    SurveyOption,

    /// <summary>What customers click on.</summary>
    RobotQueryType,

    /// <summary>Customers' levels.</summary>
    CustomerLevel,

    /// <summary>What custom fields belong to.</summary>
    FieldCategory,

    /// <summary>What agents take notes on.</summary>
    NoteCategory,
}
