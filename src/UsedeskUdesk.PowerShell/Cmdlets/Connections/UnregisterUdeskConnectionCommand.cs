using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Removes a connection to Udesk from its vault.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "UdeskConnection", SupportsShouldProcess = true)]
public sealed class UnregisterUdeskConnectionCommand : UnregisterConnectionCmdlet<UdeskConnection>
{
}
