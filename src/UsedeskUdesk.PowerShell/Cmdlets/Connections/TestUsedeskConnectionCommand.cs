using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether the connection to Usedesk works.</summary>
[Cmdlet(VerbsDiagnostic.Test, "UsedeskConnection")]
[OutputType(typeof(bool), typeof(ConnectionTest))]
public sealed class TestUsedeskConnectionCommand : TestConnectionCmdlet<UsedeskService, UsedeskConnection>
{
}
