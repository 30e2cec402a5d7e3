using System;

namespace UsedeskUdesk;

/// <summary>
/// Reads the log of a session (GET /im/sessions/log), page by page. The service accepts 30 days in a call; longer time ranges are
/// split. Tenants were seen to refuse what lies over a month back: what is within the last 30 days is then read all the same, and the
/// refusal is thrown after it. At most one page in two seconds.
/// </summary>
public sealed class GetImSessionLogRequest : UdeskTimeRangeRequest<UdeskImSessionLogEntry>
{
    /// <summary>The session's ID in the records (session_id, see <see cref="UdeskImSessionRecord.SessionId"/>), which is not the im_sub_session_id of other calls; required.</summary>
    public long? SessionId { get; set; }
}
