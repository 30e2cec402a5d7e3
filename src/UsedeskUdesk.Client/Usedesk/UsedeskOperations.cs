using System.Collections.Generic;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Usedesk;

namespace UsedeskUdesk.Client.Operations;

/// <summary>All that the client knows of Usedesk's API (https://usedocs.com), composed from its resources.</summary>
internal static class UsedeskOperations
{
    public const string AddMessagePath = Chats.AddMessagePath;

    public static readonly IReadOnlyList<Resource> Resources = new Resource[]
    {
        new Articles(), new Channels(), new Chats(), new Clients(), new Groups(), new Tags(), new TicketFields(), new Tickets(), new Users(),
    };

    public static readonly OperationTable Table = new(Resources);

    public static readonly IrregularFields Fields = new(Resources);
}
