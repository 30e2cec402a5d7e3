using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Closes connections to Usedesk.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Usedesk", SupportsShouldProcess = true)]
public sealed class DisconnectUsedeskCommand : DisconnectCmdlet<UsedeskConnection>
{
}
