using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether the connection to Udesk works.</summary>
[Cmdlet(VerbsDiagnostic.Test, "UdeskConnection")]
[OutputType(typeof(bool), typeof(ConnectionTest))]
public sealed class TestUdeskConnectionCommand : TestConnectionCmdlet<UdeskService, UdeskConnection>
{
}
