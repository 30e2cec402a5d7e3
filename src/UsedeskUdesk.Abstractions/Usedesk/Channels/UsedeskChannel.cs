namespace UsedeskUdesk;

/// <summary>Where tickets and chats come from.</summary>
public sealed class UsedeskChannel : ApiObject
{
    /// <summary>The channel's ID.</summary>
    [WireName("channel_id", "id")]
    public long ChannelId { get; set; }

    /// <summary>The name.</summary>
    [WireName("channel_name", "name")]
    public string? Name { get; set; }

    /// <summary>The kind: one of <see cref="UsedeskChannelType"/>, or another word.</summary>
    [WireName("channel_type", "type")]
    public string? ChannelType { get; set; }

    /// <summary>Whether it is active; null if the service did not say.</summary>
    public bool? Active { get; set; }
}
