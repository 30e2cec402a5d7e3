using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether customers wait, and at which place.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskQueueStatus")]
[OutputType(typeof(UdeskQueueStatus))]
public sealed class GetUdeskQueueStatusCommand : ReadCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [TokenListArgument]
    [ValidateNotNullOrEmpty]
    [FreeText]
    public string[] CustomerToken { get; set; } = Array.Empty<string>();

    private protected override void ProcessItem()
    {
        foreach (var token in CustomerToken)
        {
            Read(new GetQueueStatusRequest { CustomerToken = token }, token);
        }
    }
}
