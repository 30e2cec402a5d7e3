using System;

namespace UsedeskUdesk;

/// <summary>
/// Searches past and present sessions (GET /im/sessions/search), page by page. Windows longer than the service allows are split.
/// One page in two seconds at most.
/// </summary>
public sealed class SearchImSessionsRequest : ApiWindowRequest<UdeskImSessionRecord>
{
    /// <summary>Closed sessions only; the window is then that of their end, else that of their beginning.</summary>
    public bool Closed { get; set; }
}

/// <summary>
/// Reads what was said (GET /im/sessions/log), page by page. Windows longer than the service allows are split.
/// One page in two seconds at most.
/// </summary>
public sealed class GetImSessionLogRequest : ApiWindowRequest<UdeskImSessionLogEntry>
{
    /// <summary>One session only.</summary>
    public long? SessionId { get; set; }
}

/// <summary>A session as the search tells of it.</summary>
public sealed class UdeskImSessionRecord : ApiObject
{
    /// <summary>The session's number in records.</summary>
    public long? SessionId { get; set; }

    /// <summary>The session's number in calls.</summary>
    public long? ImSubSessionId { get; set; }

    /// <summary>The customer's number.</summary>
    public long? CustomerId { get; set; }

    /// <summary>The customer's name.</summary>
    public string? CustomerName { get; set; }

    /// <summary>The token that your side gave the customer, where there is one.</summary>
    public string? CustomerToken { get; set; }

    /// <summary>The agent's number.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? AgentName { get; set; }

    /// <summary>Where the customer came from.</summary>
    public string? Channel { get; set; }

    /// <summary>Where the session stands, in the service's own word.</summary>
    public string? Status { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>How long it lasted, where it has ended.</summary>
    public TimeSpan? Duration => ClosedAt - CreatedAt;
}

/// <summary>Something that was said in a session.</summary>
public sealed class UdeskImSessionLogEntry : ApiObject
{
    /// <summary>The entry's number.</summary>
    public string? Id { get; set; }

    /// <summary>The message's own number.</summary>
    public string? MessageId { get; set; }

    /// <summary>The session's number in records.</summary>
    public long? SessionId { get; set; }

    /// <summary>The session's number in calls.</summary>
    public long? ImSubSessionId { get; set; }

    /// <summary>customer, agent or sys.</summary>
    public string? Sender { get; set; }

    /// <summary>The agent's number.</summary>
    public long? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? AgentName { get; set; }

    /// <summary>The customer's number.</summary>
    public long? CustomerId { get; set; }

    /// <summary>message, image, close, …</summary>
    public string? Type { get; set; }

    /// <summary>Text or address. Udesk wraps it into JSON; here it is unwrapped.</summary>
    public string? Content { get; set; }

    /// <summary>The content as Udesk sent it.</summary>
    public string? RawContent { get; set; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset? CreatedAt { get; set; }
}
