namespace UsedeskUdesk;

/// <summary>Lists the groups of agents (GET /user_groups), page by page.</summary>
public sealed class ListUserGroupsRequest : UdeskPageRequest<UdeskUserGroup>
{
}
