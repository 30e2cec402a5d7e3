using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Shows connections to Udesk.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskConnection", DefaultParameterSetName = OpenSet)]
[OutputType(typeof(UdeskConnection), ParameterSetName = new[] { OpenSet })]
[OutputType(typeof(RegisteredConnection), ParameterSetName = new[] { RegisteredSet })]
public sealed class GetUdeskConnectionCommand : GetConnectionCmdlet<UdeskConnection>
{
}
