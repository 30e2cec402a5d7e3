using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Takes waiting customers out of their queue.</summary>
[Cmdlet(VerbsCommon.Exit, "UdeskImQueue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class ExitUdeskImQueueCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [ValidateNotNullOrEmpty]
    public string CustomerToken { get; set; } = string.Empty;

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Queue { get; set; }

    private protected override void ProcessItem()
    {
        var queue = Queue.NullIfEmpty() ?? throw new RequestException(
            "NotQueued",
            $"It is not known in which queue customer {CustomerToken} waits. Pipe the session that New-UdeskImSession wrote while it was queued, or give its Queue with -Queue.",
            nameof(Queue));
        Send(new LeaveQueueRequest { CustomerToken = CustomerToken, Queue = queue }, $"customer {CustomerToken}, queue {queue}", "Leave Udesk queue", write: false);
    }
}
