using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Removes a connection to Usedesk from its vault.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "UsedeskConnection", SupportsShouldProcess = true)]
public sealed class UnregisterUsedeskConnectionCommand : UnregisterConnectionCmdlet<UsedeskConnection>
{
}
