namespace UsedeskUdesk;

/// <summary>The groups and who is in them (groups). Also the cheapest proof that the token works.</summary>
public sealed class GetGroupsRequest : UsedeskRequest<UsedeskGroup[]>
{
}
