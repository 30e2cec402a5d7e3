using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Removes a connection to Udesk from its vault.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "UdeskConnection", SupportsShouldProcess = true)]
public sealed class UnregisterUdeskConnectionCommand : UnregisterConnectionCmdlet<UdeskConnection>
{
}
