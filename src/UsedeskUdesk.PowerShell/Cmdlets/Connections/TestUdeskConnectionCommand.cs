using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether the connection to Udesk works.</summary>
[Cmdlet(VerbsDiagnostic.Test, "UdeskConnection")]
[OutputType(typeof(bool), typeof(ConnectionTest))]
public sealed class TestUdeskConnectionCommand : TestConnectionCmdlet<UdeskService, UdeskConnection>
{
    private protected override Task ReadAsync(IApiClient<UdeskService> client, ICallObserver observer, CancellationToken cancellationToken)
        => client.SendAsync(new GetAgentStatusRequest(), observer, cancellationToken);
}
