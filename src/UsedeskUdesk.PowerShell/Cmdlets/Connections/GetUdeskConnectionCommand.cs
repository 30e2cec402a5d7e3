using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Shows connections to Udesk.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskConnection", DefaultParameterSetName = "Open")]
[OutputType(typeof(UdeskConnection), ParameterSetName = new[] { "Open" })]
[OutputType(typeof(RegisteredConnection), ParameterSetName = new[] { "Registered" })]
public sealed class GetUdeskConnectionCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(UdeskConnectionCompleter))]
    [SupportsWildcards]
    public string? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Registered")]
    public SwitchParameter ListAvailable { get; set; }

    protected override void ProcessRecord() => ModuleState.Current.Udesk.Show(this, Name, ListAvailable);
}
