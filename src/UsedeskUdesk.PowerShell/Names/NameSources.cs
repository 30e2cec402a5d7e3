using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace UsedeskUdesk.Names;

/// <summary>How the names of each kind are read, and what a single one is called in messages.</summary>
internal static class NameSources
{
    /// <summary>Of what comes in pages; more would take too long for a name.</summary>
    private const int MostRows = 2000;
    private const int MostClients = 20;

    private static readonly string[] s_otherRoles = { UsedeskUserRole.Admin, UsedeskUserRole.Support };

    /// <summary>Such as "group".</summary>
    public static string Describe(NameKind kind) => kind switch
    {
        NameKind.User => "agent",
        NameKind.TicketField => "ticket field",
        NameKind.UserGroup => "group",
        NameKind.CustomerFilter => "filter of customers",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Reads all of a kind, or of clients those that a text finds.</summary>
    public static async Task<IReadOnlyList<NamedEntry>> ReadAsync<TService>(IApiClient<TService> client, NameKind kind, string? text, ICallObserver? observer, CancellationToken cancellationToken)
        where TService : IService
        => client switch
        {
            IApiClient<UsedeskService> usedesk => await ReadUsedeskAsync(usedesk, kind, text, observer, cancellationToken).ConfigureAwait(false),
            IApiClient<UdeskService> udesk => await ReadUdeskAsync(udesk, kind, observer, cancellationToken).ConfigureAwait(false),
            _ => throw new NotSupportedException(),
        };

    private static async Task<IReadOnlyList<NamedEntry>> ReadUsedeskAsync(IApiClient<UsedeskService> client, NameKind kind, string? text, ICallObserver? observer, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case NameKind.Group:
                return (await client.SendAsync(new GetGroupsRequest(), observer, cancellationToken).ConfigureAwait(false))
                    .Select(group => new NamedEntry(group.GroupId, group.Name, $"{group.Users.Length} agents")).ToArray();
            case NameKind.User:
                return await ReadUsersAsync(client, observer, cancellationToken).ConfigureAwait(false);
            case NameKind.Channel:
                return (await client.SendAsync(new GetChannelsRequest(), observer, cancellationToken).ConfigureAwait(false))
                    .Select(channel => new NamedEntry(channel.ChannelId, channel.Name, channel.ChannelType)).ToArray();
            case NameKind.TicketField:
                return (await client.SendAsync(new GetTicketFieldsRequest(), observer, cancellationToken).ConfigureAwait(false))
                    .Select(field => new NamedEntry(field.FieldId, field.Name, field.Type?.ToString()) { Source = field }).ToArray();
            case NameKind.Tag:
                return (await RowsAsync(client, new ListTagsRequest { First = MostRows }, observer, cancellationToken).ConfigureAwait(false))
                    .Select(tag => new NamedEntry(tag.TagId ?? 0, tag.Name, $"{tag.TicketCount ?? 0} tickets")).ToArray();
            case NameKind.Client:
                return (await RowsAsync(client, new GetClientsRequest { Query = text, First = MostClients }, observer, cancellationToken).ConfigureAwait(false))
                    .Select(found => new NamedEntry(found.ClientId, found.Name, found.Emails.FirstOrDefault() ?? found.Phones.FirstOrDefault())).ToArray();
            default:
                throw new NotSupportedException();
        }
    }

    private static async Task<IReadOnlyList<NamedEntry>> ReadUdeskAsync(IApiClient<UdeskService> client, NameKind kind, ICallObserver? observer, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case NameKind.Agent:
                return (await RowsAsync(client, new ListAgentsRequest { First = MostRows }, observer, cancellationToken).ConfigureAwait(false))
                    .Select(agent => new NamedEntry(agent.AgentId, agent.NickName, agent.Email, agent.Alias, agent.Email)).ToArray();
            case NameKind.UserGroup:
                return (await RowsAsync(client, new ListUserGroupsRequest { First = MostRows }, observer, cancellationToken).ConfigureAwait(false))
                    .Select(group => new NamedEntry(group.GroupId, group.Name, $"{group.Agent.Length} agents")).ToArray();
            case NameKind.Robot:
                return (await client.SendAsync(new GetRobotsRequest(), observer, cancellationToken).ConfigureAwait(false))
                    .Select(robot => new NamedEntry(robot.RobotId, robot.Name, $"{robot.Scene.Count} scenes")).ToArray();
            case NameKind.Scene:
                return (await client.SendAsync(new GetRobotsRequest(), observer, cancellationToken).ConfigureAwait(false))
                    .SelectMany(robot => robot.Scene).Select(scene => new NamedEntry(scene.SceneId, scene.SceneName, scene.RobotName)).ToArray();
            case NameKind.CustomerFilter:
                return (await client.SendAsync(new GetCustomerFiltersRequest(), observer, cancellationToken).ConfigureAwait(false))
                    .Select(filter => new NamedEntry(filter.FilterId, filter.Name)).ToArray();
            case NameKind.Organization:
                return (await RowsAsync(client, new ListOrganizationsRequest { First = MostRows }, observer, cancellationToken).ConfigureAwait(false))
                    .Select(organization => new NamedEntry(organization.OrganizationId ?? 0, organization.Name)).ToArray();
            default:
                throw new NotSupportedException();
        }
    }

    /// <summary>[?] The vendor's page says that without a role only employees are listed; where somebody else is among them that is not so.</summary>
    private static async Task<IReadOnlyList<NamedEntry>> ReadUsersAsync(IApiClient<UsedeskService> client, ICallObserver? observer, CancellationToken cancellationToken)
    {
        var users = (await client.SendAsync(new GetUsersRequest(), observer, cancellationToken).ConfigureAwait(false)).ToList();
        if (users.All(user => user.Role is null or UsedeskUserRole.Employee))
        {
            foreach (var role in s_otherRoles)
            {
                users.AddRange(await client.SendAsync(new GetUsersRequest { UserType = role }, observer, cancellationToken).ConfigureAwait(false));
            }
        }

        return users.GroupBy(user => user.UserId).Select(user => user.First()).Select(user => new NamedEntry(user.UserId, user.Name, user.Email, user.Email)).ToArray();
    }

    private static async Task<IReadOnlyList<TItem>> RowsAsync<TService, TItem>(IApiClient<TService> client, IPageRequest<TService, TItem> request, ICallObserver? observer, CancellationToken cancellationToken)
        where TService : IService
    {
        var rows = new List<TItem>();
        var reader = client.Read(request, observer);
        while (await reader.NextAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            rows.AddRange(page);
        }

        return rows;
    }
}
