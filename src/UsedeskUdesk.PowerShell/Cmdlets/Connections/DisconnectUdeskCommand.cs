using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Closes connections to Udesk.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Udesk")]
public sealed class DisconnectUdeskCommand : DisconnectCmdlet<UdeskConnection>
{
}
