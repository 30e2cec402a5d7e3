using System;

namespace UsedeskUdesk;

/// <summary>
/// Reads what was said (GET /im/sessions/log), page by page. Windows longer than the service allows are split.
/// One page in two seconds at most.
/// </summary>
public sealed class GetImSessionLogRequest : UdeskTimeRangeRequest<UdeskImSessionLogEntry>
{
    /// <summary>One session only.</summary>
    public long? SessionId { get; set; }
}
