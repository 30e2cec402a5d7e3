using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Closes connections to Udesk.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Udesk")]
public sealed class DisconnectUdeskCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UdeskConnectionCompleter))]
    [SupportsWildcards]
    public string? Name { get; set; }

    protected override void ProcessRecord() => ModuleState.Current.Udesk.Close(this, Name);
}
