using System.Management.Automation;
using UsedeskUdesk.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether customers wait, and at which place.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskQueueStatus")]
[OutputType(typeof(UdeskQueueStatus))]
public sealed class GetUdeskQueueStatusCommand : UdeskCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [ValidateNotNullOrEmpty]
    public string[] CustomerToken { get; set; } = new string[0];

    protected override void ProcessRecord()
    {
        foreach (var token in CustomerToken)
        {
            if (TryWait((output, cancellationToken) => Client.SendAsync(new GetQueueStatusRequest { CustomerToken = token }, output, cancellationToken), token, out var status))
            {
                WriteObject(status);
            }
        }
    }
}
