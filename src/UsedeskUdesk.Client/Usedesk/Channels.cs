using System;
using UsedeskUdesk.Client.Operations;

namespace UsedeskUdesk.Client.Usedesk;

/// <summary>Channels: where tickets and chats come from.</summary>
internal sealed class Channels : UsedeskResource
{
    public override void AddOperations(OperationTable table)
        => table.Add(Get<GetChannelsRequest, UsedeskChannel[], UsedeskChannel[]>(
            "channels",
            static (r, b) => b.Query("channel_type", r.ChannelType),
            static (a, _) => a.Data ?? Array.Empty<UsedeskChannel>()));
}
