using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Shows connections to Usedesk.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskConnection", DefaultParameterSetName = OpenSet)]
[OutputType(typeof(UsedeskConnection), ParameterSetName = new[] { OpenSet })]
[OutputType(typeof(RegisteredConnection), ParameterSetName = new[] { RegisteredSet })]
public sealed class GetUsedeskConnectionCommand : GetConnectionCmdlet<UsedeskConnection>
{
}
