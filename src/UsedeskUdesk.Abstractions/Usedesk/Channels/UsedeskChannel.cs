namespace UsedeskUdesk;

/// <summary>Where tickets and chats come from.</summary>
public sealed class UsedeskChannel : ApiObject
{
    /// <summary>Its number.</summary>
    [WireName("channel_id", "id")]
    public long ChannelId { get; set; }

    /// <summary>Its name.</summary>
    [WireName("channel_name", "name")]
    public string? Name { get; set; }

    /// <summary>Its kind, in the service's own word.</summary>
    [WireName("channel_type", "type")]
    public string? ChannelType { get; set; }

    /// <summary>Whether it is switched on; null where the service did not say.</summary>
    public bool? Active { get; set; }
}
