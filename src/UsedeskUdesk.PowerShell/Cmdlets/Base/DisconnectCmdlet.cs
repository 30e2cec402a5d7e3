using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands.Base;

/// <summary>Closes connections.</summary>
/// <typeparam name="TConnection">A connection to the service.</typeparam>
public abstract class DisconnectCmdlet<TConnection> : ModuleCmdlet
    where TConnection : ServiceConnection
{
    /// <summary>Their names; without one, the current connection.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [SupportsWildcards]
    [PlainTextArgument]
    public string? Name { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var connections = ModuleState.Current.For<TConnection>();
        var closing = connections.Matching(Name);
        if (closing.Count == 0)
        {
            WriteError(Name is null
                ? ErrorRecords.NotConnected(connections.Service)
                : ErrorRecords.NotFound("ConnectionNotFound", $"There is no open connection to {connections.Service} named '{Name}'.", Name));
        }

        foreach (var connection in closing)
        {
            if (ShouldProcess($"{connections.Service} connection '{connection.Name}'", "Disconnect"))
            {
                connections.Close(connection);
            }
        }
    }
}
