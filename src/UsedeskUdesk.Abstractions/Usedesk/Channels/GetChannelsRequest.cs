namespace UsedeskUdesk;

/// <summary>The channels (GET channels).</summary>
public sealed class GetChannelsRequest : UsedeskRequest<UsedeskChannel[]>
{
    /// <summary>One kind only, in the service's own word: email, chat, api, …</summary>
    public string? ChannelType { get; set; }
}
