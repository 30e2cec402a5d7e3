using System.Collections.Generic;
using UsedeskUdesk.Client.Json;
using UsedeskUdesk.Client.Udesk;

namespace UsedeskUdesk.Client.Operations;

/// <summary>All that the client knows of Udesk's API (https://www.udesk.cn/website/doc/apiv2/), composed from its resources.</summary>
internal static class UdeskOperations
{
    public const string LogInPath = LogIn.Path;
    public const string SessionsPath = Sessions.Path;
    public const string SessionSearchPath = Sessions.SearchPath;
    public const string SessionLogPath = Sessions.LogPath;
    public const string SessionVotesPath = Surveys.VotesPath;
    public const string StructuredMessagesPath = StructuredMessages.Path;

    public static readonly IReadOnlyList<Resource> Resources = new Resource[]
    {
        new LogIn(), new Agents(), new Customers(), new Messages(), new Queues(), new Robots(), new Sessions(), new StructuredMessages(), new Surveys(),
    };

    public static readonly OperationTable Table = new(Resources);

    public static readonly IrregularFields Fields = new(Resources);
}
