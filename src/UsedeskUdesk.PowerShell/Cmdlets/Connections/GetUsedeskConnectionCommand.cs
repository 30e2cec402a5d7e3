using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Shows connections to Usedesk.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskConnection", DefaultParameterSetName = OpenSet)]
[OutputType(typeof(UsedeskConnection), ParameterSetName = new[] { OpenSet })]
[OutputType(typeof(RegisteredConnection), ParameterSetName = new[] { RegisteredSet })]
public sealed class GetUsedeskConnectionCommand : GetConnectionCmdlet<UsedeskConnection>
{
}
