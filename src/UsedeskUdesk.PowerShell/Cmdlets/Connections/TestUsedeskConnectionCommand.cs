using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether the connection to Usedesk works.</summary>
[Cmdlet(VerbsDiagnostic.Test, "UsedeskConnection")]
[OutputType(typeof(bool), typeof(ConnectionTest))]
public sealed class TestUsedeskConnectionCommand : TestConnectionCmdlet<UsedeskService, UsedeskConnection>
{
    private protected override Task ReadAsync(IApiClient<UsedeskService> client, ICallObserver observer, CancellationToken cancellationToken)
        => client.SendAsync(new GetGroupsRequest(), observer, cancellationToken);
}
