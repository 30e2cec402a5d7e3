using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Fields that lists of tickets are sorted by. The service may know more; others are sent as they are.</summary>
public static class UsedeskTicketSort
{
    /// <summary>By ID.</summary>
    public const string Id = "id";

    /// <summary>By status.</summary>
    public const string StatusId = "status_id";

    /// <summary>By client.</summary>
    public const string ClientId = "client_id";

    /// <summary>By the agent in charge.</summary>
    public const string AssigneeId = "assignee_id";

    /// <summary>By the group in charge.</summary>
    public const string Group = "group";

    /// <summary>By the time of the last change.</summary>
    public const string LastUpdatedAt = "last_updated_at";

    /// <summary>By the time of publication.</summary>
    public const string PublishedAt = "published_at";

    /// <summary>All of these words.</summary>
    public static IReadOnlyList<string> Known { get; } = new[] { Id, StatusId, ClientId, AssigneeId, Group, LastUpdatedAt, PublishedAt };
}
