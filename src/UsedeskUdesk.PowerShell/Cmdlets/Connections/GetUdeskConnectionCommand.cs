using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Shows connections to Udesk.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskConnection", DefaultParameterSetName = OpenSet)]
[OutputType(typeof(UdeskConnection), ParameterSetName = new[] { OpenSet })]
[OutputType(typeof(RegisteredConnection), ParameterSetName = new[] { RegisteredSet })]
public sealed class GetUdeskConnectionCommand : GetConnectionCmdlet<UdeskConnection>
{
}
