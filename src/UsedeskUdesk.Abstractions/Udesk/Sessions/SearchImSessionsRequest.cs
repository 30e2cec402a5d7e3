using System;

namespace UsedeskUdesk;

/// <summary>
/// Searches past and present sessions (GET /im/sessions/search), page by page. The service accepts 30 days in a call; longer time
/// ranges are split. Tenants were seen to refuse what lies over a month back: what is within the last 30 days is then read all the
/// same, and the refusal is thrown after it. At most one page in two seconds.
/// </summary>
public sealed class SearchImSessionsRequest : UdeskTimeRangeRequest<UdeskImSessionRecord>
{
    /// <summary>Only closed sessions. The time range then applies to when they ended, else to when they began.</summary>
    public bool Closed { get; set; }
}
