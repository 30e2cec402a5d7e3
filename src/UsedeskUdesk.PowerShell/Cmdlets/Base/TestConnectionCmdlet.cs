using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands.Base;

/// <summary>Sends the cheapest read that there is, and says whether it went through.</summary>
/// <typeparam name="TService">The service.</typeparam>
/// <typeparam name="TConnection">A connection to it.</typeparam>
public abstract class TestConnectionCmdlet<TService, TConnection> : ServiceCmdlet<TService, TConnection>
    where TService : IService
    where TConnection : ServiceConnection<TService>
{
    /// <summary>Writes an object with the reason instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var clock = Stopwatch.StartNew();
        var client = Client;
        var test = new ConnectionTest { Name = Connection!.Name };
        test.Success = TryWait(
            async (output, cancellationToken) =>
            {
                await ReadAsync(client, output, cancellationToken).ConfigureAwait(false);
                return true;
            },
            out _,
            out var error);
        if (error is null)
        {
            test.Milliseconds = Math.Round(clock.Elapsed.TotalMilliseconds, 1);
        }
        else
        {
            var record = ErrorRecords.For(error, Connection);
            test.ErrorId = record.FullyQualifiedErrorId;
            test.Reason = record.Exception.Message;
            test.RecommendedAction = record.ErrorDetails?.RecommendedAction;
            WriteVerbose($"{test.ErrorId}: {record}");
        }

        WriteObject(Detailed ? test : test.Success);
    }

    /// <summary>Reads something.</summary>
    private protected abstract Task ReadAsync(IApiClient<TService> client, ICallObserver observer, CancellationToken cancellationToken);
}
