using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Reads what was said in sessions.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskImSessionLog")]
[OutputType(typeof(UdeskImSessionLogEntry))]
public sealed class GetUdeskImSessionLogCommand : ListCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NumberListArgument]
    [AllowNull]
    [AllowEmptyCollection]
    [FreeText]
    public long[]? SessionId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CreatedAt")]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ClosedAt")]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter]
    [ValidateRange(1, 1000)]
    [FreeText]
    [NumberArgument]
    public int PageSize { get; set; } = 1000;

    private protected override object? Item => SessionId is { Length: 1 } ? SessionId[0] : SessionId;

    private protected override void ProcessItem()
    {
        if (SessionId is null or { Length: 0 })
        {
            throw new RequestException(
                "MissingParameter",
                "Name the session with -SessionId: the session_id of a record of Find-UdeskImSession. The log does not know the ImSubSessionId of other calls.",
                nameof(SessionId));
        }

        var end = EndTime ?? DateTimeOffset.UtcNow;
        foreach (var session in SessionId)
        {
            Read(session, end);
        }
    }

    private void Read(long session, DateTimeOffset end)
    {
        var request = new GetImSessionLogRequest
        {
            SessionId = session,
            StartTime = StartTime ?? end.AddDays(-30),
            EndTime = end,
            First = First,
            Skip = Skip,
            PageSize = PageSize,
        };
        WritePages(request, session);
    }
}
