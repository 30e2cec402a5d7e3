using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Closes connections to Usedesk.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Usedesk")]
public sealed class DisconnectUsedeskCommand : DisconnectCmdlet<UsedeskConnection>
{
}
