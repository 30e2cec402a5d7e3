using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Removes a connection to Usedesk from its vault.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "UsedeskConnection", SupportsShouldProcess = true)]
public sealed class UnregisterUsedeskConnectionCommand : UnregisterCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UsedeskConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    protected override void ProcessRecord() => Forget(ServiceName.Usedesk, Name);
}
