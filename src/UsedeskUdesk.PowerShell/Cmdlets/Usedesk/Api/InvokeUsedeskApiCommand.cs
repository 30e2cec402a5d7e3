using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Calls anything of Usedesk that has no cmdlet of its own.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "UsedeskApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeUsedeskApiCommand : InvokeApiCmdlet<UsedeskService, UsedeskConnection>
{
}
