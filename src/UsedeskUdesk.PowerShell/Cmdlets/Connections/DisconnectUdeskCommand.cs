using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Closes connections to Udesk.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Udesk", SupportsShouldProcess = true)]
public sealed class DisconnectUdeskCommand : DisconnectCmdlet<UdeskConnection>
{
}
