namespace UsedeskUdesk;

/// <summary>Gets the channels (GET channels).</summary>
public sealed class GetChannelsRequest : UsedeskRequest<UsedeskChannel[]>
{
    /// <summary>Only channels of this kind: one of <see cref="UsedeskChannelType"/>, or another word.</summary>
    public string? ChannelType { get; set; }
}
