namespace UsedeskUdesk;

/// <summary>Gets the groups and their agents (groups). Also the cheapest check that the token works.</summary>
public sealed class GetGroupsRequest : UsedeskRequest<UsedeskGroup[]>
{
}
