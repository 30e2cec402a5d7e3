namespace UsedeskUdesk;

/// <summary>The channels (GET channels).</summary>
public sealed class GetChannelsRequest : ApiRequest<UsedeskChannel[]>
{
    /// <summary>One kind only, in the service's own word: email, chat, api, …</summary>
    public string? ChannelType { get; set; }
}

/// <summary>Where tickets and chats come from.</summary>
public sealed class UsedeskChannel : ApiObject
{
    /// <summary>Its number.</summary>
    public long ChannelId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Its kind, in the service's own word.</summary>
    public string? ChannelType { get; set; }

    /// <summary>Whether it is switched on; null where the service did not say.</summary>
    public bool? Active { get; set; }
}
