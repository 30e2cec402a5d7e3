using System;

namespace UsedeskUdesk;

/// <summary>
/// Reads the log of sessions (GET /im/sessions/log), page by page. The service accepts 30 days in a call; longer time ranges are
/// split. At most one page in two seconds.
/// </summary>
public sealed class GetImSessionLogRequest : UdeskTimeRangeRequest<UdeskImSessionLogEntry>
{
    /// <summary>Only this session, by ID (session_id).</summary>
    public long? SessionId { get; set; }
}
