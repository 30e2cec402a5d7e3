namespace UsedeskUdesk;

/// <summary>Lists the agents of a group (GET /user_groups/{id}/agents), page by page, with few details.</summary>
public sealed class ListUserGroupAgentsRequest : UdeskPageRequest<UdeskAgent>
{
    /// <summary>The group's ID; required.</summary>
    public long GroupId { get; set; }
}
