namespace UsedeskUdesk;

/// <summary>Where Usedesk's cloud is.</summary>
public enum UsedeskRegion
{
    /// <summary>secure.usedesk.com</summary>
    Com,

    /// <summary>api.usedesk.ru</summary>
    Ru,
}
