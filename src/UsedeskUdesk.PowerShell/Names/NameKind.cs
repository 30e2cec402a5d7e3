namespace UsedeskUdesk.Names;

/// <summary>What has both an ID and a name.</summary>
internal enum NameKind
{
    /// <summary>Usedesk's groups.</summary>
    Group,

    /// <summary>Usedesk's agents.</summary>
    User,

    /// <summary>Usedesk's channels.</summary>
    Channel,

    /// <summary>Usedesk's custom fields of tickets.</summary>
    TicketField,

    /// <summary>Usedesk's tags, which are named and not numbered.</summary>
    Tag,

    /// <summary>Usedesk's clients, of which only those are read that a text finds.</summary>
    Client,

    /// <summary>Udesk's agents.</summary>
    Agent,

    /// <summary>Udesk's groups of agents.</summary>
    UserGroup,

    /// <summary>Udesk's robots.</summary>
    Robot,

    /// <summary>Udesk's scenes of robots.</summary>
    Scene,

    /// <summary>Udesk's filters of customers.</summary>
    CustomerFilter,

    /// <summary>Udesk's organizations.</summary>
    Organization,
}
