using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Says whether the connection to Usedesk works.</summary>
[Cmdlet(VerbsDiagnostic.Test, "UsedeskConnection")]
[OutputType(typeof(bool), typeof(ConnectionTest))]
public sealed class TestUsedeskConnectionCommand : UsedeskCmdlet
{
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    protected override void ProcessRecord() => Test(Connection!, Client, new GetGroupsRequest(), Detailed);
}
