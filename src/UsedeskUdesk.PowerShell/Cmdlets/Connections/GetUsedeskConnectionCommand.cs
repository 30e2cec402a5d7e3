using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Shows connections to Usedesk.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskConnection", DefaultParameterSetName = "Open")]
[OutputType(typeof(UsedeskConnection), ParameterSetName = new[] { "Open" })]
[OutputType(typeof(RegisteredConnection), ParameterSetName = new[] { "Registered" })]
public sealed class GetUsedeskConnectionCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(UsedeskConnectionCompleter))]
    [SupportsWildcards]
    public string? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Registered")]
    public SwitchParameter ListAvailable { get; set; }

    protected override void ProcessRecord() => ModuleState.Current.Usedesk.Show(this, Name, ListAvailable);
}
