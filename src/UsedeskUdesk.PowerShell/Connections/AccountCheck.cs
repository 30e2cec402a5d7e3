using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Connections;

/// <summary>The cheapest read of each service, and what it says about the account.</summary>
internal static class AccountCheck
{
    /// <summary>Reads it. The text completes "Connected to …: ".</summary>
    public static Task<string> ReadAsync<TService>(IApiClient<TService> client, ICallObserver observer, CancellationToken cancellationToken)
        where TService : IService
        => client switch
        {
            IApiClient<UdeskService> udesk => ReadUdeskAsync(udesk, observer, cancellationToken),
            IApiClient<UsedeskService> usedesk => ReadUsedeskAsync(usedesk, observer, cancellationToken),
            _ => throw new NotSupportedException(),
        };

    private static async Task<string> ReadUdeskAsync(IApiClient<UdeskService> client, ICallObserver observer, CancellationToken cancellationToken)
    {
        var agents = await client.SendAsync(new GetAgentStatusRequest(), observer, cancellationToken).ConfigureAwait(false);
        return $"{Count(agents.Length, "agent")}, {agents.Count(agent => agent.ImStatus == UdeskImStatus.Online)} of them online";
    }

    private static async Task<string> ReadUsedeskAsync(IApiClient<UsedeskService> client, ICallObserver observer, CancellationToken cancellationToken)
    {
        var groups = await client.SendAsync(new GetGroupsRequest(), observer, cancellationToken).ConfigureAwait(false);
        return $"{Count(groups.Length, "group")} with {Count(groups.SelectMany(group => group.Users).Select(user => user.UserId).Distinct().Count(), "agent")}";
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? string.Empty : "s")}";
}
