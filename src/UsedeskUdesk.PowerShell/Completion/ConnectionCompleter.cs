using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Completion;

/// <summary>Names of connections to the service that the cmdlet's noun names: open ones and registered ones.</summary>
public sealed class ConnectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => CompletionResults.Guarded(wordToComplete, () => CmdletTypes.ServiceOf(commandName) switch
        {
            ServiceName.Udesk => Complete(wordToComplete, ModuleState.Current.Udesk),
            ServiceName.Usedesk => Complete(wordToComplete, ModuleState.Current.Usedesk),
            _ => Enumerable.Empty<CompletionResult>(),
        });

    /// <summary>No vault is opened for that: the key might make it ask for its password.</summary>
    private static IEnumerable<CompletionResult> Complete<TConnection>(string? typed, ConnectionSet<TConnection> connections)
        where TConnection : ServiceConnection
        => CompletionResults.Of(
            typed,
            connections.Open.Select(connection => connection.Name)
                .Concat(ConnectionIndex.Read(connections.Service).Select(entry => entry.Name))
                .Distinct(StringComparer.OrdinalIgnoreCase));
}
