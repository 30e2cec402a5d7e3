using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Follows steps of robots' flows.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "UdeskRobotFlow", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class InvokeUdeskRobotFlowCommand : UdeskRobotCustomerCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long FlowId { get; set; }

    private protected override void ProcessItem()
        => Send(new InvokeRobotFlowRequest { FlowId = FlowId }, $"Follow Udesk robot flow {FlowId}");
}
