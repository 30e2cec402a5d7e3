using System.Management.Automation;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Removes a connection to Udesk from its vault.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "UdeskConnection", SupportsShouldProcess = true)]
public sealed class UnregisterUdeskConnectionCommand : UnregisterCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UdeskConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    protected override void ProcessRecord() => Forget(ServiceName.Udesk, Name);
}
