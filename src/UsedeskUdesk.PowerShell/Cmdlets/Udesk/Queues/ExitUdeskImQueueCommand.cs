using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Takes waiting customers out of their queue.</summary>
[Cmdlet(VerbsCommon.Exit, "UdeskImQueue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class ExitUdeskImQueueCommand : UdeskWriteCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [ValidateNotNullOrEmpty]
    public string CustomerToken { get; set; } = string.Empty;

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Queue { get; set; }

    protected override void ProcessRecord() => Guarded(() =>
    {
        var queue = Given.Text(Queue) ?? throw new RequestException(
            "NotQueued",
            $"It is not known in which queue customer {CustomerToken} waits. Pipe the session that New-UdeskImSession wrote while it was queued, or give its Queue with -Queue.",
            nameof(Queue));
        Send(new LeaveQueueRequest { CustomerToken = CustomerToken, Queue = queue }, $"customer {CustomerToken}, queue {queue}", "Leave Udesk queue", write: false);
    });
}
