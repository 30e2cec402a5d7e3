using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Lists how customers rated sessions.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskSurveyResult")]
[OutputType(typeof(UdeskSurveyResult))]
public sealed class GetUdeskSurveyResultCommand : ListCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(Position = 1)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public long? SessionId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public long? CustomerId { get; set; }

    private protected override object? Item => SessionId ?? CustomerId ?? (object?)StartTime;

    private protected override void ProcessItem()
    {
        var filtered = SessionId is not null || CustomerId is not null;
        var end = EndTime ?? DateTimeOffset.UtcNow;
        var request = new ListSurveyResultsRequest
        {
            StartTime = StartTime ?? end.AddDays(-30),
            EndTime = end,
            First = filtered ? null : First,
            Skip = filtered ? 0 : Skip,
        };
        // The service ignores a session that is named: it is looked for here.
        WritePages<UdeskSurveyResult>(
            request,
            Item,
            filtered ? row => (SessionId is null || row.SessionId == SessionId) && (CustomerId is null || row.CustomerId == CustomerId) : null,
            filtered ? Skip : 0,
            filtered ? First : null);
    }
}
