using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Closes connections to Usedesk.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Usedesk")]
public sealed class DisconnectUsedeskCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UsedeskConnectionCompleter))]
    [SupportsWildcards]
    public string? Name { get; set; }

    protected override void ProcessRecord() => ModuleState.Current.Usedesk.Close(this, Name);
}
