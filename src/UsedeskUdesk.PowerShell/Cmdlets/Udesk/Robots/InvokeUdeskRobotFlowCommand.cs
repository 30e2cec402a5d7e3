using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Follows steps of robots' flows.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "UdeskRobotFlow", SupportsShouldProcess = true)]
[OutputType(typeof(Acknowledgement))]
public sealed class InvokeUdeskRobotFlowCommand : UdeskRobotCustomerCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long FlowId { get; set; }

    protected override void ProcessRecord()
        => Guarded(() => Send(new InvokeRobotFlowRequest { FlowId = FlowId }, $"Follow Udesk robot flow {FlowId}"));
}
