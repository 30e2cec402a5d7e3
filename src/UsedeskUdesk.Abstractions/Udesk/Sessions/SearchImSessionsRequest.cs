using System;

namespace UsedeskUdesk;

/// <summary>
/// Searches past and present sessions (GET /im/sessions/search), page by page. The service accepts 30 days in a call; longer time
/// ranges are split. At most one page in two seconds.
/// </summary>
public sealed class SearchImSessionsRequest : UdeskTimeRangeRequest<UdeskImSessionRecord>
{
    /// <summary>Only closed sessions. The time range then applies to when they ended, else to when they began.</summary>
    public bool Closed { get; set; }
}
