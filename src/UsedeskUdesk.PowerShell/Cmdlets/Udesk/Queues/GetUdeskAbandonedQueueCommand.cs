using System;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Lists customers who gave up waiting.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskAbandonedQueue")]
[OutputType(typeof(UdeskAbandonedQueue))]
public sealed class GetUdeskAbandonedQueueCommand : ListCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset StartTime { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [TimeArgument(ServiceName.Udesk)]
    [FreeText]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter]
    [WordCompletion(WordList.ImChannel)]
    [PlainTextArgument]
    public string[]? Channel { get; set; }

    private protected override object? Item => StartTime;

    private protected override void ProcessItem()
    {
        var end = EndTime ?? DateTimeOffset.UtcNow;
        if (end < StartTime)
        {
            throw new RequestException("InvalidWindow", "-EndTime is before -StartTime.", nameof(EndTime));
        }

        // The service knows no filter by channel: the rows are counted after it, so that -First 5 means five rows.
        var filtered = Channel is { Length: > 0 };
        var request = new GetAbandonedQueueRequest { StartTime = StartTime, EndTime = end, First = filtered ? null : First, Skip = filtered ? 0 : Skip };
        WritePages(
            request,
            StartTime,
            filtered ? entry => Channel!.Contains(entry.Channel, StringComparer.OrdinalIgnoreCase) : null,
            filtered ? Skip : 0,
            filtered ? First : null);
    }
}
