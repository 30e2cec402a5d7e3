using System;
using System.Diagnostics;
using System.Management.Automation;
using UsedeskUdesk.Connections;
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
            (output, cancellationToken) => AccountCheck.ReadAsync(client, output, cancellationToken),
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
            if (!Detailed)
            {
                WriteWarning($"The connection '{test.Name}' does not work ({test.ErrorId}): {test.Reason} {test.RecommendedAction}".TrimEnd());
            }
        }

        WriteObject(Detailed ? test : test.Success);
    }
}
