using System;

namespace UsedeskUdesk;

/// <summary>
/// Searches past and present sessions (GET /im/sessions/search), page by page. Windows longer than the service allows are split.
/// One page in two seconds at most.
/// </summary>
public sealed class SearchImSessionsRequest : UdeskTimeRangeRequest<UdeskImSessionRecord>
{
    /// <summary>Closed sessions only; the window is then that of their end, else that of their beginning.</summary>
    public bool Closed { get; set; }
}
