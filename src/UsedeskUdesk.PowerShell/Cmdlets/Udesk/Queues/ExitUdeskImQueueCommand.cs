using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Takes waiting customers out of their queue.</summary>
[Cmdlet(VerbsCommon.Exit, "UdeskImQueue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class ExitUdeskImQueueCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [TokenListArgument]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [ItemKey]
    public string[] CustomerToken { get; set; } = Array.Empty<string>();

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    [ItemKey]
    public string? Queue { get; set; }

    private protected override void ProcessItem()
    {
        var queue = Queue.NullIfEmpty() ?? throw new RequestException(
            "NotQueued",
            $"It is not known in which queue customer {string.Join(", ", CustomerToken)} waits. Pipe the session that New-UdeskImSession wrote while it was queued, or give its Queue with -Queue.",
            nameof(Queue));
        ForEach(CustomerToken, nameof(CustomerToken), token => Send(new LeaveQueueRequest { CustomerToken = token, Queue = queue }, $"customer {token}, queue {queue}", "Leave Udesk queue", write: false));
    }
}
