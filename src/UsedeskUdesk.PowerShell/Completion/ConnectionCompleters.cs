using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Completion;

/// <summary>Names of connections to Udesk.</summary>
public sealed class UdeskConnectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => ConnectionNames.Complete(wordToComplete, ModuleState.Current.Udesk.Open, ServiceName.Udesk);
}

/// <summary>Names of connections to Usedesk.</summary>
public sealed class UsedeskConnectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => ConnectionNames.Complete(wordToComplete, ModuleState.Current.Usedesk.Open, ServiceName.Usedesk);
}

internal static class ConnectionNames
{
    /// <summary>Open ones and registered ones. No vault is opened for that: the key might make it ask for its password.</summary>
    public static IEnumerable<CompletionResult> Complete(string? typed, IEnumerable<ServiceConnection> open, ServiceName service)
        => Words.Complete(typed, open.Select(connection => connection.Name).Concat(ConnectionStore.KnownNames(service)).Distinct(StringComparer.OrdinalIgnoreCase));
}

/// <summary>Names of vaults, as far as registered connections are in them.</summary>
public sealed class VaultCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
        => Words.Complete(wordToComplete, ConnectionStore.KnownVaults());
}
