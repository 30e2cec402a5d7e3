namespace UsedeskUdesk;

/// <summary>
/// Lists how customers rated sessions (GET /im/sessions/vote), page by page. The time range is that of the sessions, not of the votes.
/// The service accepts 30 days in a call; longer time ranges are split. What lies over a month back may be refused: what is within the
/// last 30 days is then read all the same, and the refusal is thrown after it.
/// </summary>
public sealed class ListSurveyResultsRequest : UdeskTimeRangeRequest<UdeskSurveyResult>
{
}
