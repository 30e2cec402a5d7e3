using System;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Reads what was said in sessions.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskImSessionLog")]
[OutputType(typeof(UdeskImSessionLogEntry))]
public sealed class GetUdeskImSessionLogCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? SessionId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CreatedAt")]
    [TimeArgument(ServiceName.Udesk)]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ClosedAt")]
    [TimeArgument(ServiceName.Udesk)]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? First { get; set; }

    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long Skip { get; set; }

    [Parameter]
    [ValidateRange(1, 1000)]
    public int PageSize { get; set; } = 1000;

    private protected override object? Item => SessionId;

    private protected override void ProcessItem()
    {
        if (SessionId is null)
        {
            throw new RequestException(
                "MissingParameter",
                "Name the session with -SessionId: the session_id of a record of Find-UdeskImSession. The log does not know the ImSubSessionId of other calls.",
                nameof(SessionId));
        }

        var end = EndTime ?? DateTimeOffset.UtcNow;
        var request = new GetImSessionLogRequest
        {
            SessionId = SessionId,
            StartTime = StartTime ?? end.AddDays(-30),
            EndTime = end,
            First = First,
            Skip = Skip,
            PageSize = PageSize,
        };
        WritePages(request, SessionId);
    }
}
