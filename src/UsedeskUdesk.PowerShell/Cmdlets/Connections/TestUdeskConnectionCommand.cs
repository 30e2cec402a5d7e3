using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Says whether the connection to Udesk works.</summary>
[Cmdlet(VerbsDiagnostic.Test, "UdeskConnection")]
[OutputType(typeof(bool), typeof(ConnectionTest))]
public sealed class TestUdeskConnectionCommand : UdeskCmdlet
{
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    protected override void ProcessRecord() => Test(Connection!, Client, new GetAgentStatusRequest(), Detailed);
}
